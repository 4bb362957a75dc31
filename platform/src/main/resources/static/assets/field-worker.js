// Keeps the field pages on the phone: from the network where there is one, else as they were last seen. PAGES and FILES come before.
"use strict";
var CACHE = "phusa-field-" + FILES.join().length + "-" + FILES.map(function (f) { return f.slice(-40); }).join().replace(/[^a-z0-9]/gi, "").slice(-40);
self.addEventListener("install", function (event) {
    event.waitUntil(caches.open(CACHE).then(function (cache) {
        return cache.addAll(FILES).then(function () {
            // A page that cannot be had now is fetched when it is first seen.
            return Promise.all(PAGES.map(function (page) {
                return fetch(page, { credentials: "same-origin", redirect: "error" })
                    .then(function (answer) { return answer.ok ? cache.put(page, answer) : undefined; })
                    .catch(function () { return undefined; });
            }));
        });
    }).then(function () { return self.skipWaiting(); }));
});
self.addEventListener("activate", function (event) {
    event.waitUntil(caches.keys().then(function (names) {
        return Promise.all(names.filter(function (name) {
            return name.indexOf("phusa-field-") === 0 && name !== CACHE;
        }).map(function (name) { return caches.delete(name); }));
    }).then(function () { return self.clients.claim(); }));
});
self.addEventListener("fetch", function (event) {
    var url = new URL(event.request.url);
    if (event.request.method !== "GET" || url.origin !== self.location.origin) {
        return;
    }
    if (event.request.mode === "navigate" && url.pathname === "/traceability/field") {
        var page = url.pathname + url.search;
        event.respondWith(fetch(event.request).then(function (answer) {
            if (answer.ok && !answer.redirected) {
                var copy = answer.clone();
                event.waitUntil(caches.open(CACHE).then(function (cache) { return cache.put(page, copy); }));
            }
            return answer;
        }).catch(function () {
            return caches.match(page).then(function (kept) { return kept || caches.match("/traceability/field"); });
        }));
    } else if (FILES.indexOf(url.pathname) >= 0) {
        event.respondWith(caches.match(url.pathname).then(function (kept) { return kept || fetch(event.request); }));
    }
});
