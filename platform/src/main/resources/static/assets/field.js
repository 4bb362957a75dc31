// Field capture: what is recorded is kept on the phone first, and sent when there is a network and somebody is signed in. An entry
// keeps its ID, so that sending it twice is sending it once; nothing leaves the queue before the platform has said that it has it.
(function () {
    "use strict";
    var box = document.getElementById("field-queue");
    if (!box || !window.indexedDB || !window.fetch || !window.crypto || !crypto.randomUUID) {
        return;
    }
    var say = box.dataset;
    var notice = "";
    var signIn = false;
    /** What was just recorded waits so long, that it can be taken back without anybody having seen it; not for ever where more follows. */
    var HOLD = 6000;
    var LONGEST_HOLD = 30000;
    var undoable = null;
    var again = 0;

    // ---- the queue

    function open() {
        return new Promise(function (done, failed) {
            var request = indexedDB.open("phusa-field", 1);
            request.onupgradeneeded = function () { request.result.createObjectStore("queue", { keyPath: "id" }); };
            request.onsuccess = function () { done(request.result); };
            request.onerror = function () { failed(request.error); };
        });
    }
    function within(mode, work) {
        return open().then(function (db) {
            return new Promise(function (done, failed) {
                var transaction = db.transaction("queue", mode, { durability: "strict" });
                var request = work(transaction.objectStore("queue"));
                transaction.oncomplete = function () { db.close(); done(request.result); };
                transaction.onabort = transaction.onerror = function () { db.close(); failed(transaction.error); };
            });
        });
    }
    function all() {
        return within("readonly", function (queue) { return queue.getAll(); }).then(function (entries) {
            return entries.sort(function (a, b) { return a.savedAt - b.savedAt; });
        });
    }
    function put(entry) { return within("readwrite", function (queue) { return queue.put(entry); }); }
    function drop(id) { return within("readwrite", function (queue) { return queue.delete(id); }); }

    // ---- what the reader sees

    function element(name, text, parent) {
        var made = document.createElement(name);
        made.textContent = text;
        parent.appendChild(made);
        return made;
    }
    function show() {
        return all().then(function (entries) {
            box.textContent = "";
            box.hidden = entries.length === 0 && !notice;
            if (notice) {
                element("p", notice, box);
            }
            var last = entries.find(function (entry) { return entry.id === undoable && held(entry); });
            if (last) {
                var undo = element("button", say.undo, box);
                undo.className = "btn";
                undo.type = "button";
                undo.dataset.undo = "";
                undo.addEventListener("click", function () { takeBack(last.id); });
            }
            var drafts = entries.filter(function (entry) { return entry.missing; }).length;
            if (entries.length > drafts) {
                element("p", say.waiting.replace("#", String(entries.length - drafts)), box).className = "mb-1";
            }
            if (drafts > 0) {
                element("p", say.drafts.replace("#", String(drafts)), box).className = "mb-1";
            }
            if (signIn) {
                var link = element("a", say.signIn, box);
                link.className = "btn btn-primary";
                link.href = "/traceability/field";
            }
            var list = document.createElement("ul");
            entries.forEach(function (entry) {
                var item = element("li", entry.name + " · " + entry.summary, list);
                if (entry.problems || entry.missing) {
                    element("div", entry.missing ? say.draft.replace("#", entry.missing.join(", "))
                        : say.refused + " " + entry.problems.join(" "), item).className = "field-error";
                    var mend = element("a", entry.missing ? say.fill : say.mend, item);
                    mend.className = "btn";
                    mend.href = "/traceability/field?action=" + encodeURIComponent(entry.action) + "#" + entry.id;
                }
                var gone = element("button", say.drop, item);
                gone.className = "btn";
                gone.type = "button";
                gone.addEventListener("click", function () {
                    if (window.confirm(say.dropSure)) {
                        drop(entry.id).then(show);
                    }
                });
            });
            if (entries.length > 0) {
                box.appendChild(list);
            }
            box.dataset.count = String(entries.length);
        });
    }

    function held(entry) { return Date.now() - entry.savedAt < HOLD; }
    /** Back into the form, as if it had not been recorded; too late once it is on its way. */
    function takeBack(id) {
        var work = function () {
            return all().then(function (entries) {
                var entry = entries.find(function (one) { return one.id === id; });
                if (!entry) {
                    notice = say.tooLate;
                    return show();
                }
                return drop(id).then(function () {
                    undoable = null;
                    notice = say.undone;
                    editing = null;
                    fill(entry);
                    return show();
                });
            });
        };
        return navigator.locks ? navigator.locks.request("phusa-field", work) : work();
    }

    // ---- sending

    /** A request that never ends would hold up all that follow; old phones have no such signal. */
    function endsAfter(seconds) {
        return window.AbortSignal && AbortSignal.timeout ? AbortSignal.timeout(seconds * 1000) : undefined;
    }
    function session() {
        return fetch("/traceability/field/session", { headers: { Accept: "application/json" }, cache: "no-store", redirect: "manual",
            signal: endsAfter(20) })
            .then(function (answer) {
                return answer.ok ? answer.json() : Promise.reject({ signedOut: answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403 });
            });
    }
    function send(entry, token) {
        var form = new FormData();
        entry.fields.forEach(function (field) { form.append(field[0], field[1]); });
        if (entry.photo) {
            form.append("photo", entry.photo, "photo.jpg");
        }
        var headers = { Accept: "application/json" };
        headers[token.header] = token.token;
        return fetch("/traceability/field/entries", { method: "POST", body: form, headers: headers, redirect: "manual", signal: endsAfter(180) });
    }
    function sendAll(entries, token) {
        if (entries.length === 0) {
            return Promise.resolve(0);
        }
        var entry = entries[0];
        return send(entry, token).then(function (answer) {
            if (answer.ok) {
                return drop(entry.id).then(function () {
                    return sendAll(entries.slice(1), token).then(function (more) { return more + 1; });
                });
            }
            if (answer.status === 409 || answer.status === 413 || answer.status === 422) {
                return answer.json().catch(function () { return {}; }).then(function (problem) {
                    entry.problems = (problem.errors || [{ message: problem.title || String(answer.status) }])
                        .map(function (error) { return error.message; });
                    return put(entry).then(function () { return sendAll(entries.slice(1), token); });
                });
            }
            // Signed out meanwhile, or the platform is busy: the queue stays and is tried again.
            return Promise.reject({ signedOut: answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403 });
        });
    }
    function sync() {
        return all().then(function (entries) {
            var waiting = entries.filter(function (entry) { return !entry.problems && !entry.missing; });
            if (waiting.some(held) && Date.now() - waiting[0].savedAt < LONGEST_HOLD) {
                window.clearTimeout(again);
                again = window.setTimeout(syncInTurn, HOLD);
                return;
            }
            undoable = null;
            if (waiting.length === 0) {
                notice = notice === say.offline ? "" : notice;
                return;
            }
            if (!navigator.onLine) {
                notice = say.offline;
                return;
            }
            return session().then(function (token) {
                signIn = false;
                return sendAll(waiting, token).then(function (sent) {
                    notice = sent > 0 ? say.sent.replace("#", String(sent)) + " " + say.sentList : "";
                });
            }).catch(function (failure) {
                signIn = Boolean(failure && failure.signedOut);
                notice = signIn ? "" : say.offline;
            });
        }).then(show, function () {
            notice = say.noStorage;
            box.hidden = false;
            box.textContent = notice;
        });
    }
    var turn = Promise.resolve();
    var next = null;
    /** Sends once more after what is being sent now, for the network may have come back meanwhile. Pages open side by side take turns. */
    function syncInTurn() {
        if (!next) {
            next = turn = turn.then(function () {
                var begin = function () { next = null; return sync(); };
                return navigator.locks ? navigator.locks.request("phusa-field", begin) : begin();
            }).catch(function () { next = null; });
        }
        return next;
    }

    // ---- recording

    function smaller(file) {
        return createImageBitmap(file).then(function (picture) {
            var scale = Math.min(1, 1600 / Math.max(picture.width, picture.height));
            var canvas = document.createElement("canvas");
            canvas.width = Math.round(picture.width * scale);
            canvas.height = Math.round(picture.height * scale);
            canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
            return new Promise(function (done) { canvas.toBlob(done, "image/jpeg", 0.82); });
        }).catch(function () { return file; });
    }
    function record(form, missing) {
        var fields = [];
        var file = null;
        new FormData(form).forEach(function (value, name) {
            if (value instanceof File) {
                file = value.size > 0 ? value : null;
            } else if (name.charAt(0) !== "_" && value !== "") {
                fields.push([name, value]);
            }
        });
        var id = editing || crypto.randomUUID();
        fields = fields.filter(function (field) { return field[0] !== "id"; });
        fields.push(["id", id]);
        var summary = fields.filter(function (field) { return /\.(code|lot|quantity)$/.test(field[0]); })
            .map(function (field) { return field[1]; }).join(" ");
        return (file ? smaller(file) : Promise.resolve(editedPhoto)).then(function (photo) {
            return put({ id: id, action: form.elements.namedItem("action").value, name: form.dataset.name, summary: summary,
                fields: fields, photo: photo, missing: missing || null, savedAt: Date.now() }).then(function () { return id; });
        });
    }
    var editing = null;
    var editedPhoto = null;
    var form = document.querySelector("[data-field-form]");
    if (form) {
        form.addEventListener("submit", function (event) {
            event.preventDefault();
            event.stopImmediatePropagation();
            var faults = wrong();
            faults.forEach(tell);
            var missing = lacking();
            if (missing.length > 0 || faults.length > 0) {
                tellMissing(missing, faults);
                return;
            }
            keep(null);
        }, true);
        prepareForm();
    }
    function keep(missing) {
        record(form, missing).then(function (id) {
            notice = missing ? say.draftKept : say.saved;
            undoable = missing ? null : id;
            editing = null;
            editedPhoto = null;
            form.reset();
            input("position").value = "";
            remembered();
            itIsNow();
            arrange();
            untold();
            window.scrollTo(0, 0);
            return show().then(syncInTurn);
        }).catch(function () {
            box.hidden = false;
            box.textContent = say.noStorage;
        });
    }

    // ---- what cannot be right

    /** What is wrong with what stands in a field, in words; empty: nothing that can be told here. */
    function fault(field) {
        var checks = window.phusaFieldChecks;
        // Groups of fields are among the elements of a form, too.
        var text = (field.value || "").trim();
        if (!checks || !text || !field.name || field.closest("[hidden]")) {
            return "";
        }
        var says = form.dataset;
        if (/\.quantity$/.test(field.name)) { return checks.amount(text) ? says.wrongAmount : ""; }
        if (/\.lot$/.test(field.name)) { return checks.lot(text) ? says.wrongLot : ""; }
        if (/\.code$/.test(field.name)) { return checks.code(text) ? says.wrongCode.replace("#", text) : ""; }
        if (field.name === "happenedAt") { return checks.moment(text, Date.now()) ? says.wrongMoment : ""; }
        if (/^elements\./.test(field.name) && field.inputMode === "decimal") { return checks.celsius(text) ? says.wrongNumber : ""; }
        return "";
    }
    /** Says it below the field, or that nothing is wrong any more. */
    function tell(field) {
        if (!field.name) {
            return;
        }
        var id = "c-" + field.name;
        var told = document.getElementById(id);
        var words = fault(field);
        if (!told && !words) {
            return;
        }
        if (!told) {
            told = document.createElement("div");
            told.id = id;
            told.className = "field-error";
            told.setAttribute("aria-live", "polite");
            field.insertAdjacentElement("afterend", told);
            field.setAttribute("aria-describedby", ((field.getAttribute("aria-describedby") || "") + " " + id).trim());
        }
        if (told.textContent !== words) {
            told.textContent = words;
        }
        field.classList.toggle("is-invalid", Boolean(words));
        field.setAttribute("aria-invalid", words ? "true" : "false");
    }
    function wrong() { return Array.prototype.filter.call(form.elements, fault); }

    // ---- what the chain asks for

    function input(name) { return form.elements.namedItem(name); }
    function named(field) {
        var label = form.querySelector("label[for='" + field.id + "']");
        return label ? label.textContent.replace("*", "").trim() : field.name;
    }
    /** Names of fields that must not be empty, for what is chosen and typed now. */
    function needed() {
        var names = [];
        Array.prototype.forEach.call(form.elements, function (field) {
            if (field.required) {
                names.push(field.name);
            }
        });
        var step = input("step");
        var asked = step && form.querySelector("#field-needs [data-step='" + step.value + "']");
        (asked ? asked.dataset.needs.split(" ") : []).forEach(function (need) {
            if (need && need !== "quantity") {
                names.push(input(need) ? need : "elements." + need);
            }
        });
        if (form.dataset.shape === "CONTAINER") {
            names.push("container.code");
        }
        if (form.dataset.shape !== "CONTAINER" || form.dataset.removes !== "true") {
            names.push("things.0.code");
        }
        if (form.dataset.shape === "FROM_TO") {
            names.push("results.0.code");
        }
        form.querySelectorAll("[data-line]").forEach(function (line) {
            var code = line.querySelector("[name$='.code']");
            var single = /\/(00|21|8003|8004)\/|\((00|21|8003|8004)\)|^urn:(epc:id|vn-local:serial):|^\d{18}$/.test(code.value.trim());
            if (code.value.trim() && !single) {
                names.push(code.name.replace(/code$/, "quantity"));
                if (/^\d{8,14}$/.test(code.value.trim())) {
                    names.push(code.name.replace(/code$/, "lot"));
                }
            }
        });
        return names.filter(function (name) { return input(name); });
    }
    function lacking() {
        var names = needed();
        return Array.prototype.filter.call(form.elements, function (field) {
            return names.indexOf(field.name) >= 0 && !field.value.trim() && !(field.name === "place" && input("position").value);
        });
    }
    function mark() {
        var names = needed();
        form.querySelectorAll("[data-needed]").forEach(function (star) { star.remove(); });
        Array.prototype.forEach.call(form.elements, function (field) {
            if (names.indexOf(field.name) < 0) {
                field.removeAttribute("aria-required");
                return;
            }
            field.setAttribute("aria-required", "true");
            var label = form.querySelector("label[for='" + field.id + "']");
            if (label && !label.querySelector(".required")) {
                var star = element("span", " *", label);
                star.className = "required";
                star.dataset.needed = "";
                star.setAttribute("aria-hidden", "true");
            }
        });
        var step = input("step");
        var says = document.getElementById("field-needs");
        if (step && says) {
            var asked = says.querySelector("[data-step='" + step.value + "']");
            var needs = (asked ? asked.dataset.needs.split(" ") : []).map(function (need) {
                return input(need) ? need : need === "quantity" ? "things.0.quantity" : "elements." + need;
            });
            var words = Array.prototype.filter.call(form.elements, function (field) { return needs.indexOf(field.name) >= 0; }).map(named);
            var text = says.querySelector("b") || says.appendChild(document.createElement("b"));
            text.textContent = says.dataset.says.replace("#", words.join(", "));
            says.hidden = words.length === 0;
        }
    }
    function tellMissing(missing, faults) {
        var told = document.getElementById("field-missing");
        var fields = faults.concat(missing);
        told.querySelector("p").textContent = [
            faults.length > 0 ? form.dataset.wrong.replace("#", faults.map(named).join(", ")) : "",
            missing.length > 0 ? told.dataset.says.replace("#", missing.map(named).join(", ")) : ""].join(" ").trim();
        told.hidden = false;
        told.querySelector("[data-fill]").textContent = missing.length > 0 ? say.fill : say.mend;
        Array.prototype.forEach.call(form.elements, function (field) {
            field.classList.toggle("is-invalid", fields.indexOf(field) >= 0);
        });
        told.querySelector("[data-fill]").onclick = function () {
            fields[0].closest("[data-line]") && (fields[0].closest("[data-line]").hidden = false);
            fields[0].focus();
        };
        told.querySelector("[data-draft]").onclick = function () { keep(wrong().concat(lacking()).map(named)); };
        told.focus();
        told.scrollIntoView({ block: "center" });
    }
    function untold() {
        document.getElementById("field-missing").hidden = true;
        form.querySelectorAll(".is-invalid").forEach(function (field) { field.classList.remove("is-invalid"); });
        Array.prototype.forEach.call(form.elements, tell);
        located();
        mark();
    }
    /** People of one chain record the same step again and again. */
    function remembered() {
        var step = input("step");
        var kept = null;
        try { kept = window.localStorage.getItem("phusa-field-step-" + input("action").value); } catch (e) { kept = null; }
        if (step && kept !== null && Array.prototype.some.call(step.options, function (option) { return option.value === kept; })) {
            step.value = kept;
        }
    }
    function arrange() {
        document.querySelectorAll("[data-lines]").forEach(function (group) {
            var shown = 0;
            group.querySelectorAll("[data-line]").forEach(function (line) {
                var used = Array.prototype.some.call(line.querySelectorAll("input"), function (input) { return input.value; });
                line.hidden = shown > 0 && !used;
                shown += line.hidden ? 0 : 1;
            });
        });
    }
    function itIsNow() {
        // The page may be days old when it comes from the phone; Vietnam has one time zone, seven hours ahead.
        form.elements.namedItem("happenedAt").value = new Date(Date.now() + 7 * 3600000).toISOString().slice(0, 16);
    }
    function prepareForm() {
        document.querySelectorAll("[data-lines]").forEach(function (group) {
            var more = group.querySelector("[data-more]");
            more.hidden = false;
            more.addEventListener("click", function () {
                var next = group.querySelector("[data-line][hidden]");
                if (next) {
                    next.hidden = false;
                    next.querySelector("input").focus();
                }
                more.hidden = !group.querySelector("[data-line][hidden]");
            });
        });
        arrange();
        document.querySelectorAll("[data-scan]").forEach(function (button) {
            button.hidden = !(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
            button.addEventListener("click", function () { scan(document.getElementById(button.dataset.scan)); });
        });
        document.querySelectorAll("[data-locate]").forEach(function (button) {
            button.hidden = !(navigator.geolocation && window.isSecureContext);
            button.addEventListener("click", function () { locate(document.getElementById(button.dataset.locate)); });
        });
        itIsNow();
        remembered();
        mark();
        form.addEventListener("input", function (event) {
            mark();
            // While somebody is typing, only what was told to be wrong is looked at again.
            if (document.getElementById("c-" + event.target.name)) {
                tell(event.target);
            }
        });
        document.querySelector("[data-unlocate]").addEventListener("click", function () {
            input("position").value = "";
            located();
            mark();
        });
        form.addEventListener("change", function (event) {
            if (event.target.name) {
                tell(event.target);
            }
            if (event.target.name === "step") {
                try { window.localStorage.setItem("phusa-field-step-" + input("action").value, event.target.value); } catch (e) { return; }
            }
        });
        window.addEventListener("hashchange", mend);
        mend();
    }
    /** Fills the form with the entry that the address names, to be corrected. */
    function mend() {
        if (!/^#[0-9a-f-]{36}$/.test(window.location.hash)) {
            return;
        }
        all().then(function (entries) {
            var entry = entries.find(function (one) { return "#" + one.id === window.location.hash; });
            if (entry) {
                editing = entry.id;
                fill(entry);
                form.scrollIntoView();
            }
        });
    }
    function fill(entry) {
        editedPhoto = entry.photo;
        form.reset();
        input("position").value = "";
        if (input("step")) {
            input("step").selectedIndex = 0;
        }
        entry.fields.forEach(function (field) {
            if (input(field[0]) && field[0] !== "id") {
                input(field[0]).value = field[1];
            }
        });
        arrange();
        untold();
    }
    function degrees(number) { return document.documentElement.lang === "en" ? number : number.replace(".", ","); }
    /** Says that the phone's position goes along; the place has its name beside it. */
    function located() {
        var told = document.getElementById("located");
        var position = /^geo:(.*),(.*)$/.exec(input("position").value);
        told.hidden = !position;
        told.querySelector("span").textContent = position ? told.dataset.says.replace("#", degrees(position[1]) + "; " + degrees(position[2])) : "";
    }
    function locate(input) {
        navigator.geolocation.getCurrentPosition(function (position) {
            input.value = "geo:" + position.coords.latitude.toFixed(5) + "," + position.coords.longitude.toFixed(5);
            located();
            mark();
        }, function () {
            box.hidden = false;
            box.textContent = say.noPlace;
        }, { enableHighAccuracy: true, timeout: 20000 });
    }

    // ---- scanning

    function scan(input) {
        var dialog = document.getElementById("scanner");
        var stop = function () {};
        function close() { stop(); if (dialog.open) { dialog.close(); } }
        function found(code) { input.value = code; close(); input.focus(); mark(); tell(input); }
        function failed() { close(); box.hidden = false; box.textContent = say.noCamera; }
        dialog.querySelector("[data-close]").onclick = close;
        dialog.oncancel = function () { stop(); };
        dialog.showModal();
        if ("BarcodeDetector" in window) {
            var detector = new window.BarcodeDetector();
            var video = document.getElementById("scanner-video");
            navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).then(function (stream) {
                var running = true;
                stop = function () { running = false; stream.getTracks().forEach(function (track) { track.stop(); }); };
                video.srcObject = stream;
                return video.play().then(function look() {
                    if (running) {
                        detector.detect(video).then(function (codes) {
                            if (codes.length > 0) { found(codes[0].rawValue); } else { window.setTimeout(look, 150); }
                        }, failed);
                    }
                });
            }).catch(failed);
            return;
        }
        var script = document.createElement("script");
        script.src = say.scanner;
        script.onerror = failed;
        script.onload = function () {
            var reader = new window.Html5Qrcode("scanner-view");
            stop = function () { reader.stop().catch(function () {}); };
            reader.start({ facingMode: "environment" }, { fps: 8 }, found, function () {}).catch(failed);
        };
        document.head.appendChild(script);
    }

    // ---- when to send

    if ("serviceWorker" in navigator) {
        navigator.serviceWorker.register("/traceability/field/worker.js", { scope: "/traceability/field" }).catch(function () {});
    }
    if (navigator.storage && navigator.storage.persist) {
        navigator.storage.persist();
    }
    window.addEventListener("online", syncInTurn);
    document.addEventListener("visibilitychange", function () { if (!document.hidden) { syncInTurn(); } });
    window.setInterval(syncInTurn, 30000);
    show().then(syncInTurn);
})();
