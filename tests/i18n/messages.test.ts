import { describe, expect, test } from 'vitest'
import { flat, messageAreas } from './message-areas.ts'

const blanks = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)).sort()

describe.each(messageAreas)('the words of $area', ({ messages }) => {
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

  test('hold words and names in braces, and nothing else of the library’s grammar', () => {
    const other = [...zh, ...en].filter(([, words]) => /[{}@|]/.test(words.replaceAll(/\{\w+\}/g, '')))
    expect(other).toEqual([])
  })

  test('are Chinese in the first language, but for a language’s own name', () => {
    const spoken = (words: string) => words.replaceAll(/\{\w+\}/g, '')
    const foreign = [...zh].filter(
      ([, words]) => !/[一-鿿]/.test(spoken(words)) && /[A-Za-z]{3,}/.test(spoken(words)),
    )
    expect(foreign.filter(([, words]) => words !== 'English')).toEqual([])
  })
})
