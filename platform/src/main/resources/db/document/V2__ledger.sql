-- Which documents there are, in which versions, with which content (by SHA-256), and what was erased.
call ledger.take_in('document.document');
call ledger.take_in('document.version');
call ledger.take_in('document.erasure');
