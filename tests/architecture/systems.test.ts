import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { definitionOf } from '#domain/records/registry.ts'

const states = ['works', 'partly', 'not yet', 'out of scope']

const systems = readFileSync('src/domain/records/README.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, zh, carried, state, shown] = line.split('|').map((cell) => cell.trim())
    return number && /^\d+$/.test(number) ? [{ number: Number(number), zh, carried, state, shown }] : []
  })

const quoted = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word!)

describe('the table of systems', () => {
  test('has all 49, each once, in their order', () => {
    expect(systems.map(({ number }) => number)).toEqual(Array.from({ length: 49 }, (_, i) => i + 1))
  })

  test.each(systems)('$number $zh: its kinds, fields and tests exist, and its state fits them', (system) => {
    const carriers = quoted(system.carried)
    const unknown = carriers.filter((name) => {
      const [type, field] = name.split('.')
      const definition = definitionOf(type!)
      return !definition || (field !== undefined && !(field in definition.fields))
    })
    expect(unknown).toEqual([])
    const tests = quoted(system.shown)
    expect(tests.filter((path) => !/^tests\/.*\.test\.ts$/.test(path) || !existsSync(path))).toEqual([])
    expect(states).toContain(system.state)
    // What works or partly works is carried by something and shown by a test; the rest by neither.
    const isThere = system.state === 'works' || system.state === 'partly'
    expect([carriers.length > 0, tests.length > 0]).toEqual([isThere, isThere])
  })
})
