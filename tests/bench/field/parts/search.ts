import type { Page } from 'playwright-core'
import { spreadOf } from '../../support/spread.ts'
import type { FieldPart } from '../row.ts'
import { changeScreen, watchScreens } from '../support/screen-watch.ts'
import { coldPhone, wholeStreet } from '../support/street.ts'

const part = 'Search of the whole street, processor 4 times slower'
const most = 100

/** As people type: the first letters find most, so they are the dearest. */
const queries = {
  'a surname': '王',
  'a name': '王桂',
  initials: 'wgl',
  pinyin: 'wang',
  room: '302',
  phone: '2468',
}

async function typed(page: Page, words: string): Promise<number> {
  return page.evaluate(async (value) => {
    const field = document.querySelector<HTMLInputElement>('input[type=search]')!
    window.screenWatch!.begin()
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
    return (await window.screenWatch!.end(250)).still
  }, words)
}

export const search: FieldPart = async ({ rounds, row, say }) => {
  const street = await wholeStreet(say)
  const { phone } = street
  const first: number[] = []
  const times = new Map(Object.keys(queries).map((name) => [name, [] as number[]]))
  for (let n = 0; n < rounds; n++) {
    await coldPhone(street)
    await watchScreens(phone.page)
    await phone.go('/')
    await phone.page.locator('[data-due]').first().waitFor()
    await phone.page.waitForTimeout(3000)
    await changeScreen(phone.page, '/grid')
    first.push(await typed(phone.page, '李'))
    await phone.page.waitForTimeout(2000)
    for (const [name, words] of Object.entries(queries)) {
      await typed(phone.page, '')
      times.get(name)!.push(await typed(phone.page, words))
    }
    say(`search, round ${n + 1}`)
  }
  row({ part, measure: 'the first after a cold start', value: spreadOf(first), unit: 'ms', most })
  for (const [name, measured] of times) {
    row({
      part,
      measure: `${name}: ${queries[name as keyof typeof queries]}`,
      value: spreadOf(measured),
      unit: 'ms',
      most,
    })
  }
}
