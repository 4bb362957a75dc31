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
            if (entries.length > 0) {
                element("p", say.waiting.replace("#", String(entries.length)), box).className = "mb-1";
            }
            if (signIn) {
                var link = element("a", say.signIn, box);
                link.className = "btn btn-primary";
                link.href = "/traceability/field";
            }
            var list = document.createElement("ul");
            entries.forEach(function (entry) {
                var item = element("li", entry.name + " · " + entry.summary, list);
                if (entry.problems) {
                    element("div", say.refused + " " + entry.problems.join(" "), item).className = "field-error";
                    var mend = element("a", say.mend, item);
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
            var waiting = entries.filter(function (entry) { return !entry.problems; });
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
                    notice = sent > 0 ? say.sent.replace("#", String(sent)) : "";
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
    function record(form) {
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
                fields: fields, photo: photo, savedAt: Date.now() });
        });
    }
    var editing = null;
    var editedPhoto = null;
    var form = document.querySelector("[data-field-form]");
    if (form) {
        form.addEventListener("submit", function (event) {
            event.preventDefault();
            event.stopImmediatePropagation();
            var missing = Array.prototype.find.call(form.elements, function (input) {
                return input.required && !input.value;
            });
            if (missing) {
                missing.reportValidity();
                missing.focus();
                return;
            }
            record(form).then(function () {
                notice = say.saved;
                editing = null;
                editedPhoto = null;
                form.reset();
                itIsNow();
                arrange();
                window.scrollTo(0, 0);
                return show().then(syncInTurn);
            }).catch(function () {
                box.hidden = false;
                box.textContent = say.noStorage;
            });
        }, true);
        prepareForm();
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
                editedPhoto = entry.photo;
                form.reset();
                entry.fields.forEach(function (field) {
                    var input = form.elements.namedItem(field[0]);
                    if (input && field[0] !== "id") {
                        input.value = field[1];
                    }
                });
                arrange();
                form.scrollIntoView();
            }
        });
    }
    function locate(input) {
        navigator.geolocation.getCurrentPosition(function (position) {
            input.value = "geo:" + position.coords.latitude.toFixed(5) + "," + position.coords.longitude.toFixed(5);
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
        function found(code) { input.value = code; close(); input.focus(); }
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
