import { describe, expect, test } from 'vitest'
import type { AreaMessages, Messages } from '#i18n/words.ts'

const modules = import.meta.glob<Record<string, AreaMessages>>('../../src/i18n/messages/*.ts', {
  eager: true,
})
const areas = Object.entries(modules).map(([path, module]) => ({
  area: /([^/]+)\.ts$/.exec(path)![1]!,
  messages: Object.values(module)[0]!,
}))

function flat(messages: Messages, before = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  )
}

const blanks = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)).sort()

describe.each(areas)('the words of $area', ({ messages }) => {
  const [zh, en] = [flat(messages.zh), flat(messages.en)]

  test('are there in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort())
  })

  test('have the same blanks to fill in both', () => {
    const differ = [...zh].filter(
      ([key, words]) => String(blanks(words)) !== String(blanks(en.get(key) ?? '')),
    )
    expect(differ.map(([key]) => key)).toEqual([])
  })

  test('are Chinese in the first language, but for a language’s own name', () => {
    const spoken = (words: string) => words.replaceAll(/\{\w+\}/g, '')
    const foreign = [...zh].filter(
      ([, words]) => !/[一-鿿]/.test(spoken(words)) && /[A-Za-z]{3,}/.test(spoken(words)),
    )
    expect(foreign.filter(([, words]) => words !== 'English')).toEqual([])
  })
})
