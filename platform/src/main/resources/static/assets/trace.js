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
    var unfolded = {};
    var graph = null;
    var drawing = null;

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

    function folded() {
        var groups = alike(graph.nodes);
        var single = {};
        Object.keys(groups).forEach(function (name) {
            groups[name].forEach(function (node) { single[node.id] = groups[name].length < FOLD_FROM; });
        });
        // What somebody has unfolded stays so.
        var left = graph.nodes.filter(function (node) { return single[node.id] !== false; });
        if (left.length > FAMILIES_FROM) {
            var families = family(left);
            Object.keys(families).forEach(function (name) { groups[name] = families[name]; });
        }
        var inGroup = {};
        var nodes = [];
        Object.keys(groups).forEach(function (name) {
            var members = groups[name].filter(function (node) { return !inGroup[node.id]; });
            if (members.length >= FOLD_FROM && !unfolded[name]) {
                members.forEach(function (node) { inGroup[node.id] = name; });
                nodes.push({ id: name, label: members.length + " " + (name.indexOf("family ") === 0 ? "· " + groups[name][0].family
                    : canvas.dataset.folded), kind: "group",
                    level: members[0].level });
            }
        });
        graph.nodes.forEach(function (node) {
            if (!inGroup[node.id]) {
                nodes.push(node);
            }
        });
        var seen = {};
        var links = [];
        graph.links.forEach(function (link) {
            var from = inGroup[link.from] || link.from;
            var to = inGroup[link.to] || link.to;
            var name = from + " → " + to;
            if (!seen[name]) {
                seen[name] = true;
                links.push({ id: name, source: from, target: to, kind: link.kind });
            }
        });
        return { nodes: nodes, links: links, inGroup: inGroup };
    }

    function traceOf(node) {
        return node.kind === "hidden" || node.kind === "group" ? ""
            : "/traceability/trace?epc=" + encodeURIComponent(node.id);
    }

    function draw() {
        var shown = folded();
        var columns = {};
        var elements = [];
        shown.nodes.forEach(function (node) {
            (columns[node.level] = columns[node.level] || []).push(node);
        });
        Object.keys(columns).forEach(function (level) {
            var column = columns[level];
            column.forEach(function (node, index) {
                elements.push({
                    data: { id: node.id, label: node.label, kind: node.kind, href: node.href || traceOf(node) },
                    position: { x: Number(level) * COLUMN, y: (index - (column.length - 1) / 2) * ROW }
                });
            });
        });
        var known = {};
        elements.forEach(function (element) { known[element.data.id] = true; });
        shown.links.forEach(function (link) {
            if (known[link.source] && known[link.target]) {
                elements.push({ data: link });
            }
        });
        if (drawing) {
            drawing.destroy();
        }
        var large = elements.length > LARGE_FROM;
        drawing = window.cytoscape({
            container: canvas,
            elements: elements,
            layout: { name: "preset", fit: true, padding: 24 },
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
        drawing.on("tap", "node[kind='group']", function (event) {
            unfolded[event.target.id()] = true;
            drawSoon();
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
        canvas.dataset.drawn = String(drawing.nodes().length);
        window.performance.mark("trace-drawn");
        told(graph.more ? canvas.dataset.more : "");
        return shown;
    }

    // First says that it draws, since thousands of nodes take a phone some seconds.
    function drawSoon() {
        told(canvas.dataset.drawing);
        canvas.setAttribute("aria-busy", "true");
        window.requestAnimationFrame(function () {
            window.setTimeout(function () {
                draw();
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
        var shown = folded();
        var hits = graph.nodes.filter(function (node) {
            return (node.label + " " + node.id).toLowerCase().indexOf(wanted) >= 0;
        });
        hits.slice(0, 20).forEach(function (node) {
            if (shown.inGroup[node.id]) {
                unfolded[shown.inGroup[node.id]] = true;
            }
        });
        if (hits.some(function (node) { return shown.inGroup[node.id]; })) {
            draw();
        }
        var found = drawing.collection();
        hits.forEach(function (node) { found = found.union(drawing.getElementById(node.id)); });
        found.addClass("found");
        if (drawing.elements().length > LARGE_FROM) {
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
        folded().nodes.forEach(function (node) {
            if (node.kind === "group") {
                unfolded[node.id] = true;
            }
        });
        drawSoon();
    });
})();
