import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findEntries, type SearchEntry } from '#domain/search/find-entries.ts'
import { spells } from '#domain/search/match-pinyin.ts'

const wang = [['wang'], ['gui'], ['lan']]

const entry = (id: string, part: Partial<SearchEntry>): SearchEntry => ({
  id,
  type: 'resident',
  words: [],
  codes: [],
  phones: [],
  spelling: [],
  ...part,
})

const people = [
  entry('wang', { words: ['王桂兰'], phones: ['13812346021'], spelling: wang }),
  entry('shan', {
    words: ['单小兰'],
    phones: ['13912344470'],
    spelling: [['dan', 'shan', 'chan'], ['xiao'], ['lan']],
  }),
  entry('home', { type: 'household', words: ['周德明'], codes: ['302', '3-302'] }),
  entry('house', { type: 'house', words: ['陈立', '石桥路17号'], codes: ['349901001201004f017'] }),
]
const ids = (typed: string) => findEntries(people, typed).map(({ id }) => id)

describe('search', () => {
  test.each([
    ['王桂', ['wang']],
    ['兰', ['shan', 'wang']],
    ['wgl', ['wang']],
    ['WangGuiLan', ['wang']],
    ['wanggl', ['wang']],
    ['guilan', ['wang']],
    ['shan', ['shan']],
    ['dxl', ['shan']],
    ['302', ['home']],
    ['6021', ['wang']],
    ['f017', ['house']],
    ['石桥', ['house']],
    ['兰 4470', ['shan']],
    ['', []],
    ['zzz', []],
  ])('%s finds %j', (typed, found) => expect(ids(typed)).toEqual(found))

  test('two digits are no telephone', () => expect(ids('21')).toEqual([]))

  test('the room itself comes before what only contains it', () => {
    const rooms = [entry('a', { codes: ['1302'] }), entry('b', { codes: ['302'] })]
    expect(findEntries(rooms, '302').map(({ id }) => id)).toEqual(['b', 'a'])
  })

  test('any beginnings of the readings, in order, spell the name', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), (lengths) => {
        const typed = lengths.map((length, i) => wang[i]![0]!.slice(0, length)).join('')
        expect(spells(typed, wang)).toBe(true)
      }),
    )
  })

  test('20,000 people in under 100 ms', () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      entry(String(i), {
        words: [`王桂兰${i}`],
        phones: [`138${String(i).padStart(8, '0')}`],
        spelling: wang,
      }),
    )
    findEntries(many, 'wgl')
    const start = performance.now()
    for (const typed of ['wgl', '桂兰', '0199', 'wanggui']) findEntries(many, typed)
    expect((performance.now() - start) / 4).toBeLessThan(100)
  })
})
