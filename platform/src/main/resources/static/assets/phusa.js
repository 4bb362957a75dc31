// Small help for pages that also work without it: the token on htmx requests, the menu on wide screens, focus on errors.
(function () {
    "use strict";
    document.addEventListener("htmx:configRequest", function (event) {
        var body = document.body;
        var field = document.querySelector("input[data-csrf-header]");
        if (body.dataset.csrfHeader) {
            event.detail.headers[body.dataset.csrfHeader] = body.dataset.csrfToken;
        } else if (field) {
            event.detail.headers[field.dataset.csrfHeader] = field.value;
        }
    });
    var wide = window.matchMedia("(min-width: 62rem)");
    function unfold() {
        document.querySelectorAll("details.menu-fold").forEach(function (menu) {
            menu.open = wide.matches;
        });
    }
    wide.addEventListener("change", unfold);
    unfold();
    var first = document.querySelector("[data-focus]");
    if (first) {
        first.focus();
    }
    // What takes seconds says that it is under way, until the answer takes the page's place.
    function showWorking(form) {
        var said = document.createElement("p");
        said.className = "working";
        said.setAttribute("role", "status");
        var bar = document.createElement("progress");
        bar.setAttribute("aria-label", form.dataset.working);
        said.append(bar);
        form.append(said);
        // Said after the region is there, so that it is read out.
        window.setTimeout(function () { said.append(form.dataset.working); }, 50);
    }
    window.addEventListener("pageshow", function (event) {
        if (event.persisted) {
            document.querySelectorAll("p.working").forEach(function (said) { said.remove(); });
        }
    });
    document.addEventListener("submit", function (event) {
        // A second click on a slow connection must not send the form twice; the server refuses it as well.
        var form = event.target;
        if (form.dataset.sent) {
            event.preventDefault();
        } else if (form.method === "post") {
            form.dataset.sent = "1";
            window.setTimeout(function () { delete form.dataset.sent; }, 8000);
            if (form.dataset.working) {
                showWorking(form);
            }
        }
    });
    // A long list of boxes to tick is narrowed by what is typed, with or without diacritics; ticked ones stay in sight.
    function folded(text) {
        return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
    }
    document.querySelectorAll("[data-narrow]").forEach(function (list) {
        var typed = list.querySelector("input[type=search]");
        typed.hidden = false;
        typed.addEventListener("input", function () {
            var wanted = folded(typed.value.trim());
            list.querySelectorAll(".form-check").forEach(function (line) {
                line.hidden = !line.querySelector("input").checked && !folded(line.textContent).includes(wanted);
            });
        });
        typed.addEventListener("keydown", function (event) {
            if (event.key === "Enter") {
                event.preventDefault();
            }
        });
    });
    // Ticks every box that belongs to the form.
    document.querySelectorAll("button[data-tick-all]").forEach(function (button) {
        button.hidden = false;
        button.addEventListener("click", function () {
            Array.from(button.form.elements).forEach(function (box) {
                if (box.type === "checkbox") {
                    box.checked = true;
                }
            });
        });
    });
    // "/" leads to the search box, unless something is being typed.
    document.addEventListener("keydown", function (event) {
        var box = document.getElementById("q") || document.getElementById("top-search");
        if (event.key === "/" && box && !event.ctrlKey && !event.metaKey && !event.altKey
                && !event.target.closest("input, textarea, select, [contenteditable]")) {
            event.preventDefault();
            box.focus();
            box.select();
        }
    });
    // A file that cannot be taken is said at its field, before it is sent and the form is lost with it.
    var LARGEST_FILE = 64 * 1024 * 1024;
    document.addEventListener("change", function (event) {
        var field = event.target;
        if (field.type !== "file") {
            return;
        }
        var files = Array.prototype.slice.call(field.files);
        var said = document.body.dataset;
        var wrong = "";
        if (files.some(function (file) { return file.size > LARGEST_FILE; })) {
            wrong = said.fileTooLarge;
        } else if (files.some(function (file) { return file.size === 0; })) {
            wrong = said.fileEmpty;
        }
        field.setCustomValidity(wrong);
        field.reportValidity();
    });
})();
