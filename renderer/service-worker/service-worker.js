// The browser edition opens without a network: its own files come from a cache that a new version replaces whole.
// `build/bundle-renderer.ts` fills in the two constants.
const version = '__VERSION__';
const files = ['__FILES__'];
const cacheName = `fieldroster-${version}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

// Records are never cached here; they lie in the database.
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/api/')) return;
  const isPage = event.request.mode === 'navigate';
  if (isPage && url.pathname !== new URL('./', self.registration.scope).pathname) return;
  event.respondWith(
    caches
      .match(isPage ? './' : event.request, { cacheName, ignoreVary: true })
      .then((cached) => cached ?? fetch(event.request)),
  );
});
