import { describe, expect, test } from 'vitest'
import { flat, messageAreas } from './message-areas.ts'
import { askedKeys, bareWords, chineseIn, labelsIn, sourcesIn } from './source-words.ts'

const all = sourcesIn('src').filter(({ path }) => !path.startsWith('src/i18n/messages/'))
const screens = all.filter(({ path }) => path.endsWith('.vue'))
const isAbove = (path: string) => !path.startsWith('src/domain/')
const keys = new Set(
  messageAreas.flatMap(({ area, messages }) => [...flat(messages.zh).keys()].map((key) => `${area}.${key}`)),
)
const areas = new Set(messageAreas.map(({ area }) => area))
const isMessage = (key: string) => areas.has(key.split('.')[0]!)
const asPattern = (key: string) =>
  new RegExp(
    `^${key
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replaceAll('.', '\\.'))
      .join('[^.]+')}$`,
  )

describe('every word on screen is in both languages', () => {
  test('no screen says anything that is not a message, but for the names of languages', () => {
    const said = screens.flatMap((file) => bareWords(file).map((words) => `${file.path}: ${words}`))
    expect(said.filter((one) => !one.endsWith('语言 Language'))).toEqual([])
  })

  /** Where Chinese stands outside messages and labels, and why that is right. */
  const allowed: Readonly<Record<string, string>> = {
    'src/composables/use-dates.ts': 'dates in either language, side by side',
    'src/views/desk/import/RosterImportView.vue': 'names of files that go to a Chinese office',
    'src/views/field/forms/matter/matter-phrases.ts': 'labels, shortened',
    'src/views/field/forms/record/new-record.ts': 'a number in the register, not a text of the screen',
    'src/views/field/me/MeView.vue': 'the name of a language',
  }

  test('no script above the domain speaks Chinese by itself', () => {
    const said = all
      .filter(({ path }) => isAbove(path) && !allowed[path])
      .flatMap((file) => chineseIn(file).map((words) => `${file.path}: ${words}`))
    expect(said).toEqual([])
  })

  test('a label of the domain has words in both, each in its own script', () => {
    const wrong = all.flatMap((file) =>
      labelsIn(file)
        .filter(([zh, en]) => {
          const neutral = zh === en && !/\p{L}{4,}/u.test(zh)
          return !neutral && (!zh.trim() || !en.trim() || zh === en || /\p{Script=Han}/u.test(en))
        })
        .map(([zh, en]) => `${file.path}: ${zh} / ${en}`),
    )
    expect(wrong).toEqual([])
    expect(all.flatMap(labelsIn).length).toBeGreaterThan(500)
  })
})

describe('messages and screens agree', () => {
  test('a screen asks for no message that there is not', () => {
    const missing = all.flatMap((file) => {
      const { keys: asked, patterns } = askedKeys(file)
      return [
        ...asked.filter((key) => !keys.has(key)),
        ...patterns
          .filter(isMessage)
          .filter((pattern) => ![...keys].some((key) => asPattern(pattern).test(key))),
      ].map((key) => `${file.path}: ${key}`)
    })
    expect(missing).toEqual([])
  })

  test('a message is asked for somewhere', () => {
    const patterns = all.flatMap((file) => askedKeys(file).patterns).map(asPattern)
    const text = all.map((file) => file.text).join('\n')
    const unused = [...keys].filter(
      (key) => !text.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)),
    )
    expect(unused).toEqual([])
  })
})
