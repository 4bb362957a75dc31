// Shows a slider's number while it moves, and opens another unit's page as soon as it is chosen.
(function () {
    "use strict";
    document.addEventListener("input", function (event) {
        var slider = event.target;
        if (slider.type === "range") {
            var shown = document.getElementById("o-" + slider.name);
            if (shown) {
                var digits = Math.abs(slider.valueAsNumber) >= 100 ? 1 : 2;
                shown.value = slider.valueAsNumber.toLocaleString(document.documentElement.lang, {
                    minimumFractionDigits: digits, maximumFractionDigits: digits
                });
            }
        }
    });
    document.addEventListener("change", function (event) {
        if (event.target.matches("[data-reload]")) {
            var address = new URL(window.location.href);
            Array.from(address.searchParams.keys()).forEach(function (name) {
                if (/^[wv]\./.test(name)) {
                    address.searchParams.delete(name);
                }
            });
            address.searchParams.set(event.target.name, event.target.value);
            window.location.assign(address);
        }
    });
})();
