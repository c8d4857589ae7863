// Keeps the ticket on the phone, and fresh while there is a network.
'use strict';
(function () {
  var page = document.documentElement;
  var stale = document.getElementById('stale');
  var every = 15000;

  function ask() {
    if (document.hidden) return again(every);
    fetch(location.pathname + '/state', { cache: 'no-store' })
      .then(function (answer) {
        // The link has ended: the page behind it says so.
        if (answer.status === 404 || answer.status === 410) return location.reload();
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json().then(heard);
      })
      .catch(function () {
        stale.hidden = false;
        every = Math.min(every * 2, 120000);
      })
      .then(function () { again(every); });
  }

  function heard(state) {
    every = 15000;
    stale.hidden = true;
    document.getElementById('as-of').textContent = state.asOf;
    if (state.ended || state.version !== page.dataset.version) location.reload();
  }

  var waiting;
  function again(millis) {
    clearTimeout(waiting);
    waiting = setTimeout(ask, millis);
  }

  function now() { every = 15000; again(0); }
  addEventListener('online', now);
  addEventListener('offline', function () { stale.hidden = false; });
  document.addEventListener('visibilitychange', function () { if (!document.hidden) now(); });
  now();

  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.addEventListener('message', function () {
    page.dataset.kept = 'yes';
    document.getElementById('kept').hidden = false;
  });
  navigator.serviceWorker.register('/ticket/worker.js');
  navigator.serviceWorker.ready.then(function (ready) {
    var parts = document.querySelectorAll('link[href],script[src]');
    var all = [location.pathname];
    for (var i = 0; i < parts.length; i++) all.push(parts[i].href || parts[i].src);
    ready.active.postMessage(all);
  });
})();
