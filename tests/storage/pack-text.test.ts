import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { packText, readPack } from '#storage/pack-text.ts'
import { aVersion } from './a-version.ts'

const of = (body: RecordVersion['body']) => aVersion('household', 'r_1', body)

describe('the text of a pack', () => {
  test('takes one byte for a character, whatever was written, and gives it back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const records = [of({ head: '王桂兰', note: a, [b]: '🀄\u2028\\u738b' })]
        const text = packText(records)
        expect(text).toMatch(/^[\0-\x7f]*$/)
        expect(readPack(text, 'g:01/base')).toEqual(records)
      }),
    )
  })

  test('is read where an earlier version of the app wrote it', () => {
    const records = [of({ head: '王桂兰' })]
    expect(readPack(JSON.stringify(records), 'g:01/base')).toEqual(records)
  })
})
