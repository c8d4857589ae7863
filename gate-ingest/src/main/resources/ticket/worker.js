// Keeps tickets, and the page that verifies them, for when there is no network.
'use strict';
const CACHE = 'ticket-1';
const PATIENCE_MILLIS = 6000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A page names what it consists of once it is open; the answer says that all of it is kept.
self.addEventListener('message', (event) => {
  event.waitUntil(
    caches.open(CACHE)
      .then((cache) => Promise.all(event.data.map((address) => keep(cache, address))))
      .then(() => event.source.postMessage('kept')));
});

async function keep(cache, address) {
  const url = new URL(address, location.origin);
  if (url.origin !== location.origin) return;
  if (isAsset(url) && (await cache.match(url.href))) return;
  const answer = await fetch(url.href, { credentials: 'same-origin' });
  await note(cache, url, answer);
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.endsWith('/state')) return;
  event.respondWith(isAsset(url) ? fromHere(event.request, url) : fromThere(event.request, url));
});

// An asset's address changes with the asset.
function isAsset(url) {
  return url.pathname.startsWith('/assets/');
}

// The language of a page is not part of its name: without a network any is better than none.
function nameOf(url) {
  return isAsset(url) ? url.href : url.origin + url.pathname;
}

// What has ended is kept as ended; of a link that leads nowhere nothing stays. A page that leads to
// the sign-in is none, and a gate that fails says nothing.
async function note(cache, url, answer) {
  if (answer.redirected || answer.type === 'opaqueredirect') return;
  if (answer.ok || answer.status === 410) await cache.put(nameOf(url), answer.clone());
  if (answer.status === 404) await cache.delete(nameOf(url));
}

async function fromHere(request, url) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(nameOf(url));
  if (kept) return kept;
  const answer = await fetch(request);
  await note(cache, url, answer);
  return answer;
}

async function fromThere(request, url) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(nameOf(url));
  try {
    const answer = await inTime(request, kept ? PATIENCE_MILLIS : 0);
    if (kept && answer.status >= 500) return kept;
    await note(cache, url, answer);
    return answer;
  } catch (noNetwork) {
    if (kept) return kept;
    throw noNetwork;
  }
}

function inTime(request, millis) {
  const answer = fetch(request);
  if (!millis) return answer;
  const tooLate = new Promise((_, fail) => setTimeout(() => fail(new Error('no answer')), millis));
  return Promise.race([answer, tooLate]);
}
