/** A new version waits until the person says so; it never takes over under an open form. */
export function applyUpdateWhenAsked(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('message', (event) => {
    if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void worker.skipWaiting()
  })
}
