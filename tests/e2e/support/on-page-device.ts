import type { Page } from 'playwright-core'
import type { Row } from '../week/rows.ts'

/** The notebook as the page's own code uses it: everything a form does goes through these. */
export interface PageDevice {
  readonly user: { readonly id: string }
  readonly status: { readonly unsent: number; readonly ready: boolean }
  now(): number
  newId(): string
  save(intents: readonly object[]): Promise<unknown>
  sync(): Promise<unknown>
  readonly records: { inScope(scope: string): readonly (Row & { rev: number; pending: readonly string[] })[] }
  scopes(): ReadonlyMap<string, string>
}

/** The work goes to the page as text: it runs there, beside the notebook that the screens use. */
export function onPageDevice<T, A>(
  page: Page,
  work: (device: PageDevice, given: A) => T | Promise<T>,
  given: A,
): Promise<T> {
  const device = `document.querySelector('#app').__vue_app__.config.globalProperties.$pinia._s.get('session').device`
  return page.evaluate<T>(`(${work.toString()})(${device}, ${JSON.stringify(given)})`)
}
