// Draws the graph of a trace. Places are fixed by the steps from the start, so thousands of nodes stay quick; many alike are one
// node until somebody unfolds them.
(function () {
    "use strict";
    var canvas = document.getElementById("graph-canvas");
    var status = document.getElementById("graph-status");
    if (!canvas || !window.cytoscape) {
        return;
    }
    var FOLD_FROM = 12;
    var FAMILIES_FROM = 300;
    // Beyond so many elements names are written only where they can be read: to measure thousands of them takes seconds on a phone.
    var LARGE_FROM = 1500;
    var NAMED_AT_ONCE = 150;
    var READABLE = 0.6;
    var COLUMN = 190;
    var ROW = 46;
    // Groups by name, the group of a node, which groups are unfolded, and which nodes there are at all.
    var groups = {};
    var groupOf = {};
    var unfolded = {};
    var known = {};
    var graph = null;
    var drawing = null;
    var large = false;

    function told(text) {
        status.textContent = text;
    }

    // Nodes that hang on the same neighbours in the same way, and are of one kind, are alike.
    function alike(nodes) {
        var beside = {};
        graph.links.forEach(function (link) {
            (beside[link.from] = beside[link.from] || []).push("to " + link.kind + " " + link.to);
            (beside[link.to] = beside[link.to] || []).push("from " + link.kind + " " + link.from);
        });
        return grouped(nodes, function (node) {
            return beside[node.id] && "group " + node.kind + " " + node.level + " " + beside[node.id].sort().join(" | ");
        });
    }

    // Where there are still more than anybody reads, those of one class and level are one, wherever they hang.
    function family(nodes) {
        return grouped(nodes, function (node) {
            return node.family && "family " + node.kind + " " + node.level + " " + node.family;
        });
    }

    function grouped(nodes, named) {
        var groups = {};
        nodes.forEach(function (node) {
            var name = node.kind !== "start" && named(node);
            if (name) {
                (groups[name] = groups[name] || []).push(node);
            }
        });
        return groups;
    }

    // Which nodes stand together depends on the graph alone, so it is worked out once.
    function gather() {
        var found = alike(graph.nodes);
        var single = {};
        Object.keys(found).forEach(function (name) {
            found[name].forEach(function (node) { single[node.id] = found[name].length < FOLD_FROM; });
        });
        var left = graph.nodes.filter(function (node) { return single[node.id] !== false; });
        if (left.length > FAMILIES_FROM) {
            var families = family(left);
            Object.keys(families).forEach(function (name) { found[name] = families[name]; });
        }
        Object.keys(found).forEach(function (name) {
            var members = found[name].filter(function (node) { return !groupOf[node.id]; });
            if (members.length >= FOLD_FROM) {
                groups[name] = members;
                members.forEach(function (node) { groupOf[node.id] = name; });
            }
        });
    }

    // The group under which a node is drawn, or the node itself.
    function drawnAs(id) {
        var name = groupOf[id];
        return name && !unfolded[name] ? name : id;
    }

    function folded() {
        return Object.keys(groups).filter(function (name) { return !unfolded[name]; });
    }

    function nodeOf(name) {
        var members = groups[name];
        return { id: name, kind: "group", level: members[0].level, label: members.length + " "
            + (name.indexOf("family ") === 0 ? "· " + members[0].family : canvas.dataset.folded) };
    }

    // The links as drawn, each once; those only of which one end is among these, where there are some.
    function links(among) {
        var seen = {};
        var found = [];
        graph.links.forEach(function (link) {
            if (among && !among[link.from] && !among[link.to]) {
                return;
            }
            var from = drawnAs(link.from);
            var to = drawnAs(link.to);
            var name = from + " → " + to;
            if (!seen[name] && known[link.from] && known[link.to]) {
                seen[name] = true;
                found.push({ data: { id: name, source: from, target: to, kind: link.kind } });
            }
        });
        return found;
    }

    function traceOf(node) {
        return node.kind === "hidden" || node.kind === "group" ? ""
            : "/traceability/trace?epc=" + encodeURIComponent(node.id);
    }

    function element(node, place) {
        return {
            data: { id: node.id, label: node.label, kind: node.kind, level: node.level, href: node.href || traceOf(node) },
            position: place
        };
    }

    // Draws everything anew; what has a place already stays there.
    function draw(places) {
        var columns = {};
        var elements = [];
        folded().map(nodeOf).concat(graph.nodes.filter(function (node) { return drawnAs(node.id) === node.id; }))
            .forEach(function (node) {
                (columns[node.level] = columns[node.level] || []).push(node);
            });
        Object.keys(columns).forEach(function (level) {
            var column = columns[level];
            column.forEach(function (node, index) {
                elements.push(element(node, places && places[node.id]
                    || { x: Number(level) * COLUMN, y: (index - (column.length - 1) / 2) * ROW }));
            });
        });
        elements = elements.concat(links());
        var view = places && { zoom: drawing.zoom(), pan: drawing.pan() };
        if (drawing) {
            drawing.destroy();
        }
        large = elements.length > LARGE_FROM;
        drawing = window.cytoscape({
            container: canvas,
            elements: elements,
            layout: { name: "preset", fit: !view, padding: 24 },
            minZoom: 0.02,
            maxZoom: 3,
            hideEdgesOnViewport: large,
            textureOnViewport: large,
            pixelRatio: large ? 1 : "auto",
            boxSelectionEnabled: false,
            style: [
                { selector: large ? "node.named" : "node", style: { "label": "data(label)" } },
                { selector: "node", style: { "font-size": 12, "text-wrap": "ellipsis", "text-max-width": 150,
                    "text-valign": "bottom", "text-margin-y": 3, "width": 16, "height": 16, "background-color": "#0f5c4c",
                    "min-zoomed-font-size": 7, "color": "#22302c" } },
                { selector: "node[kind='start']", style: { "width": 26, "height": 26, "background-color": "#b4540a" } },
                { selector: "node[kind='carrier']", style: { "shape": "round-rectangle", "background-color": "#4f6f95" } },
                { selector: "node[kind='event']", style: { "shape": "diamond", "background-color": "#8a6d1f" } },
                { selector: "node[kind='group']", style: { "shape": "octagon", "width": 30, "height": 30, "background-color": "#3d4a46" } },
                { selector: "node[kind='hidden']", style: { "shape": "ellipse", "background-color": "#fff", "border-width": 2,
                    "border-style": "dashed", "border-color": "#5c6b66" } },
                { selector: "node[kind='paper']", style: { "shape": "rectangle", "background-color": "#9b9b9b" } },
                { selector: "edge", style: { "width": 1.5, "line-color": "#9db3ad", "target-arrow-color": "#9db3ad",
                    "target-arrow-shape": "triangle", "curve-style": large ? "haystack" : "bezier" } },
                { selector: ".found", style: { "border-width": 4, "border-color": "#d9480f" } }
            ]
        });
        if (view) {
            drawing.viewport(view);
        }
        drawing.on("tap", "node[kind='group']", function (event) {
            var name = event.target.id();
            soon(function () { unfold([name]); });
        });
        drawing.on("dbltap", "node", function (event) {
            var href = event.target.data("href");
            if (href) {
                window.location.assign(href);
            }
        });
        if (large) {
            drawing.on("viewport", nameLater);
            name();
        }
        drawn();
    }

    function drawn() {
        canvas.dataset.drawn = String(drawing.nodes().length);
        window.performance.mark("trace-drawn");
        told(graph.more ? canvas.dataset.more : "");
    }

    // Puts the members of groups into the drawing; all else stays where it stands.
    function unfold(names) {
        var opened = names.filter(function (name) { return groups[name] && !unfolded[name]; });
        if (opened.length === 0) {
            return;
        }
        var places = room(opened);
        var among = {};
        var elements = [];
        opened.forEach(function (name) { unfolded[name] = true; });
        opened.forEach(function (name) {
            groups[name].forEach(function (node) {
                among[node.id] = true;
                elements.push(element(node, places[node.id]));
            });
        });
        elements = elements.concat(links(among));
        if (!large && drawing.elements().length + elements.length > LARGE_FROM) {
            // From now on it is drawn as large ones are; that takes a new drawing, once.
            drawing.nodes().forEach(function (node) { places[node.id()] = node.position(); });
            draw(places);
        } else {
            drawing.batch(function () {
                opened.forEach(function (name) { drawing.getElementById(name).remove(); });
                drawing.add(elements);
            });
            drawn();
            if (large) {
                nameLater();
            }
        }
        show(among);
    }

    // Where the members of groups find room: in their column, as near to the group as nothing else stands.
    function room(names) {
        var taken = {};
        drawing.nodes().forEach(function (node) {
            var level = node.data("level");
            (taken[level] = taken[level] || []).push({ id: node.id(), y: node.position("y") });
        });
        var places = {};
        names.forEach(function (name) {
            var members = groups[name];
            var level = members[0].level;
            var at = drawing.getElementById(name).position();
            var column = taken[level].filter(function (one) { return one.id !== name; });
            var first = gap(column.map(function (one) { return one.y; }), at.y, (members.length - 1) * ROW);
            members.forEach(function (node, index) {
                places[node.id] = { x: at.x, y: first + index * ROW };
                column.push({ id: node.id, y: first + index * ROW });
            });
            taken[level] = column;
        });
        return places;
    }

    // Where so high a block begins that lies nearest to a middle and touches none of these.
    function gap(stand, middle, height) {
        var sorted = stand.slice().sort(function (one, other) { return one - other; });
        var best = null;
        for (var i = 0; i <= sorted.length; i++) {
            var from = i === 0 ? -Infinity : sorted[i - 1] + ROW;
            var to = i === sorted.length ? Infinity : sorted[i] - ROW;
            if (to - from >= height) {
                var start = Math.max(from, Math.min(to - height, middle - height / 2));
                if (best === null || Math.abs(start + height / 2 - middle) < Math.abs(best + height / 2 - middle)) {
                    best = start;
                }
            }
        }
        return best;
    }

    // Goes to what was unfolded only where none of it is in sight.
    function show(among) {
        var seen = drawing.extent();
        var fresh = drawing.nodes().filter(function (node) { return among[node.id()]; });
        var inSight = fresh.some(function (node) {
            var at = node.position();
            return at.x >= seen.x1 && at.x <= seen.x2 && at.y >= seen.y1 && at.y <= seen.y2;
        });
        if (!inSight) {
            drawing.center(fresh);
        }
    }

    // First says that it draws, since thousands of nodes take a phone some seconds.
    function soon(drawIt) {
        told(canvas.dataset.drawing);
        canvas.setAttribute("aria-busy", "true");
        window.requestAnimationFrame(function () {
            window.setTimeout(function () {
                drawIt();
                canvas.removeAttribute("aria-busy");
            }, 0);
        });
    }

    var naming = 0;

    function nameLater() {
        window.clearTimeout(naming);
        naming = window.setTimeout(name, 150);
    }

    // The start, the groups and what is found have their names always; others when few enough are in sight and near enough.
    function name() {
        var seen = drawing.extent();
        var inSight = drawing.zoom() < READABLE ? [] : drawing.nodes().filter(function (node) {
            var at = node.position();
            return at.x >= seen.x1 && at.x <= seen.x2 && at.y >= seen.y1 && at.y <= seen.y2;
        });
        var few = inSight.length > 0 && inSight.length <= NAMED_AT_ONCE;
        drawing.batch(function () {
            drawing.nodes(".named").removeClass("named");
            drawing.nodes("[kind='start'], [kind='group'], .found").addClass("named");
            if (few) {
                inSight.addClass("named");
            }
        });
    }

    function search(text) {
        var wanted = text.trim().toLowerCase();
        drawing.nodes().removeClass("found");
        if (!wanted) {
            told("");
            return;
        }
        var hits = graph.nodes.filter(function (node) {
            return (node.label + " " + node.id).toLowerCase().indexOf(wanted) >= 0;
        });
        var under = {};
        hits.slice(0, 20).forEach(function (node) { under[drawnAs(node.id)] = true; });
        unfold(Object.keys(under));
        var found = drawing.collection();
        hits.forEach(function (node) { found = found.union(drawing.getElementById(node.id)); });
        found.addClass("found");
        if (large) {
            nameLater();
        }
        if (found.length > 0) {
            drawing.fit(found, 120);
        }
        told(hits.length + " " + canvas.dataset.found);
    }

    fetch(canvas.dataset.source, { headers: { Accept: "application/json" }, credentials: "same-origin" })
        .then(function (answer) {
            if (!answer.ok) {
                throw new Error(String(answer.status));
            }
            return answer.json();
        })
        .then(function (loaded) {
            graph = loaded;
            canvas.textContent = "";
            document.querySelector(".trace-graph-tools").hidden = false;
            graph.nodes.forEach(function (node) { known[node.id] = true; });
            gather();
            draw();
        })
        .catch(function () {
            canvas.textContent = "";
            var words = document.createElement("p");
            words.className = "trace-no-script";
            words.textContent = canvas.dataset.failed;
            canvas.appendChild(words);
        });

    document.getElementById("graph-search").addEventListener("input", function (event) {
        if (drawing) {
            search(event.target.value);
        }
    });
    document.querySelector("[data-graph=fit]").addEventListener("click", function () {
        if (drawing) {
            drawing.fit(undefined, 24);
        }
    });
    document.querySelector("[data-graph=unfold]").addEventListener("click", function () {
        folded().forEach(function (name) { unfolded[name] = true; });
        soon(draw);
    });
})();
