// Verifies the signed code of a ticket on this phone: no network is asked for anything.
'use strict';
(() => {
  const VERSION = 'BG1';
  const PARTS = 11;
  const CLOCK_OFF_SECONDS = 300;
  const at = (id) => document.getElementById(id);
  const named = new Map();
  for (const one of at('gates').content.querySelectorAll('data')) named.set(one.value, one.textContent);
  const keys = loadKeys();

  async function loadKeys() {
    try {
      const answer = await fetch('/ticket/keys');
      const published = await answer.json();
      at('keys-at').textContent = new Date(published.at).toLocaleString(document.documentElement.lang);
      return published.keys;
    } catch (none) {
      return [];
    }
  }

  function bytes(text) {
    const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, (c) => c.charCodeAt(0));
  }

  function base64url(data) {
    return btoa(String.fromCharCode(...data)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  }

  // The code alone, or an address with the code behind its #.
  function partsOf(text) {
    const code = text.trim().replace(/^[^#]*#/, '');
    const parts = code.split('~');
    return parts.length === PARTS && parts[0] === VERSION ? parts : null;
  }

  async function signedBy(key, parts) {
    const imported = await crypto.subtle.importKey('raw', bytes(key.publicKey), 'Ed25519', false, ['verify']);
    const text = new TextEncoder().encode(parts.slice(0, -1).join('~'));
    let signature;
    try {
      signature = bytes(parts[PARTS - 1]);
    } catch (noBase64) {
      return false;
    }
    return crypto.subtle.verify('Ed25519', imported, signature, text);
  }

  async function verdictOn(parts) {
    if (!parts) return 'UNREADABLE';
    const key = (await keys).find((one) => one.id === parts[1]);
    if (!key) return 'UNKNOWN_KEY';
    try {
      if (!(await signedBy(key, parts))) return 'FORGED';
    } catch (browserTooOld) {
      return 'CANNOT';
    }
    const now = Date.now() / 1000;
    if (now < Number(parts[8]) - CLOCK_OFF_SECONDS) return 'NOT_YET';
    return now > Number(parts[9]) ? 'EXPIRED' : 'GENUINE';
  }

  let shown = null;

  async function check(text) {
    const parts = partsOf(text);
    tell(await verdictOn(parts), parts);
  }

  // What a code says is shown only when the gate has said it.
  function tell(verdict, parts) {
    const believed = ['GENUINE', 'EXPIRED', 'NOT_YET'].includes(verdict);
    shown = believed ? parts : null;
    for (const one of document.querySelectorAll('[data-verdict]')) one.hidden = one.dataset.verdict !== verdict;
    at('said').hidden = !believed;
    at('same').hidden = at('other').hidden = true;
    at('seen').value = '';
    if (believed) fill(parts);
    at('verdict').hidden = false;
    at('verdict').focus();
  }

  function fill(parts) {
    const time = (seconds) => new Date(seconds * 1000).toLocaleString(document.documentElement.lang);
    at('crossing').textContent = uuid(bytes(parts[2]));
    at('ticket').textContent = decodeURIComponent(parts[3]);
    at('plate').textContent = decodeURIComponent(parts[4]);
    at('gate').textContent = named.get(parts[6]) || parts[6];
    at('direction').textContent = named.get(parts[7]) || parts[7];
    at('from').textContent = time(parts[8]);
    at('until').textContent = time(parts[9]);
  }

  function uuid(data) {
    const hex = Array.from(data, (b) => b.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  // The plate as the officer reads it, against the hash that the gate has signed.
  async function compare() {
    const plate = at('seen').value.replace(/[\s.\-·•]/g, '').toUpperCase();
    const text = new TextEncoder().encode(shown[2] + '~' + plate);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
    const same = base64url(digest.slice(0, 8)) === shown[5];
    at('same').hidden = !same;
    at('other').hidden = same;
  }

  at('typed').addEventListener('submit', (event) => { event.preventDefault(); check(at('text').value); });
  at('compare').addEventListener('submit', (event) => { event.preventDefault(); compare(); });
  const fromAddress = () => { if (location.hash.length > 1) check(location.hash); };
  addEventListener('hashchange', fromAddress);
  fromAddress();

  function canScan() {
    if (!('BarcodeDetector' in window)) return false;
    at('scanning').hidden = false;
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    const camera = at('camera');
    let stream = null;

    function stop() {
      if (stream) stream.getTracks().forEach((track) => track.stop());
      stream = null;
      camera.hidden = true;
    }

    async function look() {
      if (!stream) return;
      const found = await detector.detect(camera).catch(() => []);
      if (found.length > 0) {
        stop();
        check(found[0].rawValue);
      } else {
        setTimeout(look, 200);
      }
    }

    at('scan').addEventListener('click', async () => {
      if (stream) return stop();
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        camera.srcObject = stream;
        camera.hidden = false;
        await camera.play();
        look();
      } catch (refused) {
        stop();
        tell('NO_CODE', null);
      }
    });
    at('picture').addEventListener('change', async (event) => {
      const file = event.target.files[0];
      if (!file) return;
      const found = await createImageBitmap(file).then((p) => detector.detect(p)).catch(() => []);
      event.target.value = '';
      if (found.length > 0) check(found[0].rawValue); else tell('NO_CODE', null);
    });
    return true;
  }
  at('by-camera-app').hidden = canScan();

  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.addEventListener('message', () => {
    document.documentElement.dataset.kept = 'yes';
    at('kept').hidden = false;
  });
  navigator.serviceWorker.register('/ticket/worker.js');
  navigator.serviceWorker.ready.then((ready) => {
    const parts = [...document.querySelectorAll('link[href],script[src]')].map((p) => p.href || p.src);
    ready.active.postMessage([location.pathname, '/ticket/keys', ...parts]);
  });
})();
