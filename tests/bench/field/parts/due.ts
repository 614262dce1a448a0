import { spreadOf } from '../../support/spread.ts'
import type { FieldPart } from '../row.ts'
import { coldPhone, wholeStreet } from '../support/street.ts'

const part = 'A saved change reaches the list of what is due, processor 4 times slower'
const most = 50

/** What of a record is written anew; the field may be any that a person can write. */
const changes = { household: 'note', elder: 'phone', house: 'ownerPhone', matter: 'brief' } as const

interface PageDevice {
  readonly records: {
    change(...args: unknown[]): void
    ofType(type: string): readonly { readonly id: string; readonly body: Record<string, unknown> }[]
  }
  save(intents: readonly unknown[]): Promise<unknown>
}

type PageApp = Element & {
  readonly __vue_app__: {
    readonly config: { readonly globalProperties: { readonly $pinia: { readonly _s: Map<string, unknown> } } }
  }
}

/** Runs in the page: how long everything that follows the records took, for each of some saves, in milliseconds. */
async function saved([type, field, count]: readonly [string, string, number]): Promise<number[]> {
  const app = document.querySelector<PageApp>('#app')!
  const { device } = app.__vue_app__.config.globalProperties.$pinia._s.get('session') as {
    device: PageDevice
  }
  const { records } = device
  const times: number[] = []
  const change = Object.getPrototypeOf(records).change as (...args: unknown[]) => void
  records.change = (...args) => {
    const from = performance.now()
    change.apply(records, args)
    times.push(performance.now() - from)
  }
  const all = records.ofType(type)
  for (let n = 0; n < count; n++) {
    const { id, body } = all[Math.floor((n * all.length) / count)]!
    await device.save([
      { op: 'patch', type, record: id, set: { [field]: [body[field] ?? null, `量一量 ${n}`] } },
    ])
  }
  delete (records as { change?: unknown }).change
  return times
}

export const due: FieldPart = async ({ rounds, row, say }) => {
  const street = await wholeStreet(say)
  const { phone } = street
  await coldPhone(street)
  await phone.go('/')
  await phone.page.locator('[data-due]').first().waitFor()
  await phone.page.waitForTimeout(3000)
  for (const [type, field] of Object.entries(changes)) {
    const times = await phone.page.evaluate(saved, [type, field, 10 * rounds] as const)
    row({ part, measure: `one ${type}`, value: spreadOf(times), unit: 'ms', most })
  }
  say('changes')
}
