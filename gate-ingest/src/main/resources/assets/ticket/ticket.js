// Keeps the ticket on the phone, and fresh while there is a network.
'use strict';
(function () {
  var page = document.documentElement;
  var every = 15000;

  // Asked for anew each time: another state of the ticket takes the place of all of it.
  function stale(is) {
    document.getElementById('stale').hidden = !is;
  }

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
        stale(true);
        every = Math.min(every * 2, 120000);
      })
      .then(function () { again(every); });
  }

  function heard(state) {
    every = 15000;
    stale(false);
    document.getElementById('as-of').textContent = state.asOf;
    say('place', state.place);
    say('why', state.why);
    if (state.ended) return location.reload();
    if (state.version !== page.dataset.version) return renew();
  }

  // In place, so that the driver never looks at an empty screen on a bad line.
  function renew() {
    return fetch(location.href, { cache: 'no-store' }).then(function (answer) {
      if (!answer.ok) return location.reload();
      return answer.text().then(put);
    });
  }

  function put(html) {
    var next = new DOMParser().parseFromString(html, 'text/html');
    var version = next.documentElement.dataset.version;
    if (!version) return location.reload();
    document.querySelector('main').replaceWith(next.querySelector('main'));
    page.dataset.version = version;
    document.getElementById('kept').hidden = page.dataset.kept !== 'yes';
    if (navigator.serviceWorker) navigator.serviceWorker.ready.then(keep);
  }

  // The place moves often: it is written here, and the page is not loaded anew for it.
  function say(id, text) {
    var line = document.getElementById(id);
    // A page that was kept on the phone before there was such a line.
    if (!line) return;
    line.textContent = text || '';
    line.hidden = !text;
  }

  var waiting;
  function again(millis) {
    clearTimeout(waiting);
    waiting = setTimeout(ask, millis);
  }

  function now() { every = 15000; again(0); }
  addEventListener('online', now);
  addEventListener('offline', function () { stale(true); });
  document.addEventListener('visibilitychange', function () { if (!document.hidden) now(); });
  now();

  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.addEventListener('message', function () {
    page.dataset.kept = 'yes';
    document.getElementById('kept').hidden = false;
  });
  navigator.serviceWorker.register('/ticket/worker.js');
  navigator.serviceWorker.ready.then(keep);

  function keep(ready) {
    var parts = document.querySelectorAll('link[href],script[src]');
    var all = [location.pathname];
    for (var i = 0; i < parts.length; i++) all.push(parts[i].href || parts[i].src);
    ready.active.postMessage(all);
  }
})();
