import { describe, expect, test } from 'vitest'
import { choice } from '#domain/fields/choice.ts'
import { idNumber } from '#domain/fields/id-number.ts'
import { list } from '#domain/fields/list.ts'
import { people } from '#domain/fields/people.ts'
import { phone } from '#domain/fields/phone.ts'
import { photos } from '#domain/fields/photos.ts'
import { place } from '#domain/fields/place.ts'
import { reference } from '#domain/fields/reference.ts'
import { text } from '#domain/fields/text.ts'
import { label } from '#domain/label.ts'

const it = label('它', 'It')
const colours = { green: it, red: it }

describe('what a field is when nothing is said', () => {
  test('[M1] text compares contents; [M2] photos and people add up, a position is the latest', () => {
    expect(text(it).merge).toBe('merge3')
    expect([photos(it).merge, people(it).merge, place(it).merge]).toEqual(['union', 'union', 'latest'])
  })

  test('[M3] a choice with a severity is severest, one without is compared', () => {
    expect(choice(it, colours, { severity: ['green', 'red'] }).merge).toBe('severest')
    expect(choice(it, colours).merge).toBe('merge3')
  })

  test('[M4] what a definition says goes before', () => {
    expect(choice(it, colours, { merge: 'command' }).merge).toBe('command')
  })

  test('telephones are personal, citizen numbers sensitive', () => {
    expect([phone(it).sensitive, idNumber(it).sensitive, text(it).sensitive]).toEqual(['S', 'SS', undefined])
  })

  test('limits: a line 100, a paragraph 500, a list 50, photos 9', () => {
    expect([text(it).max, text(it, { multiline: true }).max, list(it, {}).max, photos(it).max]).toEqual([
      100, 500, 50, 9,
    ])
  })

  test('a reference to one kind or to several', () => {
    expect([reference(it, 'house').to, reference(it, ['visit', 'elderVisit']).to]).toEqual([
      ['house'],
      ['visit', 'elderVisit'],
    ])
  })

  test('nothing is required unless it says so', () => {
    expect([text(it).required, photos(it).required]).toEqual([undefined, undefined])
  })
})
