/** Whether the browser goes back to this screen, which was left scrolled: it must be long enough to be found as it was. */
export function comesBackScrolled(): boolean {
  // The router keeps the position in the entry of the history.
  const state = history.state as { readonly scroll?: { readonly top?: number } | null } | null
  return (state?.scroll?.top ?? 0) > 0
}
