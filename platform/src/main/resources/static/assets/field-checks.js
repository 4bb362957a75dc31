// What the platform refuses in the field, said while the phone has no network. One rule with the server's FieldGoods and FieldEvents:
// FieldBrowserTest holds both against the same list. Where a code can only be judged by the tables of GS1, nothing is said here, and
// the server decides. Pure functions: each answers whether the text is wrong; empty text is never wrong.
(function () {
    "use strict";
    /** The phone's clock may run ahead by so much. */
    var AHEAD = 10 * 60000;

    /** 1.250,5 or 1250.5; more than nothing. */
    function amount(text) {
        var plain = text.replace(/ /g, "");
        if (/^(\d{1,3}(\.\d{3})+(,\d{1,6})?|\d{1,12},\d{1,6})$/.test(plain)) {
            plain = plain.replace(/\./g, "").replace(",", ".");
        }
        return !/^\d{1,12}(\.\d{1,6})?$/.test(plain) || Number(plain) <= 0;
    }
    /** GS1's character set 82, up to 20. */
    function lot(text) {
        return !/^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/.test(text);
    }
    /** GS1's check digit stands last. */
    function checked(digits) {
        var sum = 0;
        for (var i = 0; i < digits.length - 1; i++) {
            sum += Number(digits.charAt(digits.length - 2 - i)) * (i % 2 === 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10 === Number(digits.charAt(digits.length - 1));
    }
    /** ISO/IEC 7064, MOD 37,36. */
    function checkCharacter(text) {
        var rest = 36;
        for (var i = 0; i < text.length; i++) {
            var value = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(text.charAt(i));
            if (value >= 0) {
                rest = ((rest + value) % 36 || 36) * 2 % 37;
            }
        }
        return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt((37 - rest) % 36);
    }
    /** What scanners give without brackets may begin so. */
    function mayBeElements(digits) {
        return /^(401|8004|8010|8013)/.test(digits)
            || digits.length >= 16 && (digits.length !== 18
                || /^(00|01|11|12|13|15|16|17|253|255|402|414|415|417|8003|8006|8017|8018)/.test(digits));
    }
    function code(text) {
        if (/^\d+$/.test(text)) {
            return !([8, 12, 13, 14, 18].indexOf(text.length) >= 0 && checked(text)) && !mayBeElements(text);
        }
        if (/^urn:vn-local:product:/.test(text)) {
            var local = /^urn:vn-local:product:(\d{2}-\d{2,8}):([A-Z](?:[A-Z0-9-]{0,29}[A-Z0-9])?):([0-9A-Z])$/.exec(text);
            return !local || checkCharacter(local[1] + local[2]) !== local[3];
        }
        var keys = /^\(/.test(text) ? text.match(/\((?:01\)\d{14}|00\)\d{18})(?=\(|$)/g)
            : /^https?:/.test(text) ? text.replace(/[?#].*$/, "").match(/\/(?:01\/\d{8,14}|00\/\d{18})(?=\/|$)/g) : null;
        if (keys) {
            return keys.length === 1 && !checked(keys[0].replace(/^.\d\d./, ""));
        }
        return /^[^\d\](^:][^:]*$/.test(text);
    }
    /** Vietnam has one time zone, seven hours ahead. */
    function moment(text, now) {
        var at = Date.parse(text + "Z") - 7 * 3600000;
        return isNaN(at) || at > now + AHEAD;
    }
    function celsius(text) {
        return !/^-?\d{1,3}([.,]\d{1,3})?$/.test(text);
    }
    window.phusaFieldChecks = { amount: amount, lot: lot, code: code, moment: moment, celsius: celsius };
})();
