/** Brings a field on screen and into focus, what is wrong in it first; false when it is not on this screen. */
export function showField(name: string): boolean {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`)
  if (!field) return false
  const folded = field.closest('details')
  if (folded) folded.open = true
  field.scrollIntoView({ block: field.offsetHeight > innerHeight / 2 ? 'start' : 'center' })
  const wrong = field.querySelector('.invalid') ?? field
  wrong.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
  return true
}
