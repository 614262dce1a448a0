import { spreadOf } from '../../support/spread.ts'
import type { FieldPart } from '../row.ts'
import { sampleScreens } from '../support/sample-screens.ts'
import { changeScreen, watchScreens } from '../support/screen-watch.ts'
import { coldPhone, wholeStreet } from '../support/street.ts'

const most = 200
const from = '/'

interface Times {
  readonly first: number[]
  readonly again: number[]
}

/** Each screen from 今日, the longest list there is to leave; 今日 itself from the grid. */
export const screens: FieldPart = async ({ rounds, row, say }) => {
  const street = await wholeStreet(say)
  const { phone } = street
  await coldPhone(street)
  await phone.go('/')
  const samples = await sampleScreens(phone.page, say)
  const times = new Map<string, Times>(samples.map(({ name }) => [name, { first: [], again: [] }]))
  const still: number[] = []

  async function visit(path: string): Promise<number> {
    const source = path === from ? '/grid' : from
    await changeScreen(phone.page, source, 150)
    return (await changeScreen(phone.page, path)).still
  }

  for (let n = 0; n < rounds; n++) {
    await coldPhone(street)
    await watchScreens(phone.page)
    await phone.go('/')
    await phone.page.locator('[data-due]').first().waitFor()
    // The app uses its first quiet moments to get ready; so does a person to read the list.
    await phone.page.waitForTimeout(3000)
    for (const when of ['first', 'again'] as const) {
      for (const { name, path } of samples) times.get(name)![when].push(await visit(path))
    }
    still.push(
      await phone.page.evaluate(async () => {
        window.screenWatch!.begin()
        document.querySelector('#app')!.toggleAttribute('data-bench')
        return (await window.screenWatch!.end(150)).still
      }),
    )
    say(`screens, round ${n + 1}`)
  }

  for (const when of ['first', 'again'] as const) {
    const part = `Screen change, ${when === 'first' ? 'the first time after a cold start' : 'again'}, processor 4 times slower`
    if (when === 'again')
      row({ part, measure: 'one attribute, for scale', value: spreadOf(still), unit: 'ms', most: null })
    for (const [name, { [when]: measured }] of times) {
      row({ part, measure: name, value: spreadOf(measured), unit: 'ms', most })
    }
  }
}
