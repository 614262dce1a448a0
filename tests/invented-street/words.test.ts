import { describe, expect, test } from 'vitest'
import * as elderWords from '#server/tasks/invented-street/texts/elder-visit-words.ts'
import * as inspectionWords from '#server/tasks/invented-street/texts/inspection-words.ts'
import { matterWords } from '#server/tasks/invented-street/texts/matter-words.ts'
import { nobodyHomeWords, visitWords } from '#server/tasks/invented-street/texts/visit-words.ts'

const kinds = {
  visit: [...Object.values(visitWords).flat(), ...nobodyHomeWords],
  elderVisit: Object.values(elderWords).flat(),
  inspection: Object.values(inspectionWords).flat(),
  matter: matterWords.map(({ brief }) => brief),
  result: matterWords.map(({ result }) => result),
}

describe('the words of the street', () => {
  test.each(Object.entries(kinds))('%s: thirty different short sentences at least', (_kind, words) => {
    expect(new Set(words).size).toBe(words.length)
    expect(words.length).toBeGreaterThanOrEqual(30)
    for (const sentence of words) expect(sentence).toMatch(/^.{4,60}。$/u)
  })

  test('plain speech, no slogans', () => {
    const slogan = /切实|深入|扎实|全面落实|高度重视|贯彻|大力推进|赋能|抓手|压实|获得感|零距离/
    expect(
      Object.values(kinds)
        .flat()
        .filter((sentence) => slogan.test(sentence)),
    ).toEqual([])
  })
})
