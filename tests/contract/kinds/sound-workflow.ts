import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChoiceField } from '#domain/fields/choice.ts'
import { bodyIssues } from '#domain/record/body-issues.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import { fullBodyOf } from '#tests/support/arbitraries.ts'
import { RecordDesk } from '#tests/support/record-desk.ts'

/** Every step leads where it says, for those who may, with what it needs; from anywhere else it is parked. */
export function soundWorkflow(definition: RecordDefinition): void {
  const { fields, workflow } = definition
  if (!workflow) return
  const { field, initial, states, commands } = workflow
  const desk = new RecordDesk(definition)
  const named = Object.entries(commands)

  describe('has a sound workflow', () => {
    test('its states are what its state field may hold, and only commands write that field', () => {
      expect(Object.keys((fields[field] as ChoiceField).options).sort()).toEqual(Object.keys(states).sort())
      expect(fields[field]!.merge).toBe('command')
      expect(states[initial]!.closed ?? false).toBe(false)
    })

    test('commands lead from known states to known states, and every state can be reached', () => {
      const from = named.flatMap(([, command]) => command.from)
      expect(from.filter((state) => !(state in states))).toEqual([])
      const reached = new Set([initial])
      for (let before = 0; before < reached.size;) {
        before = reached.size
        for (const [, one] of named)
          if (one.to && one.from.some((state) => reached.has(state))) reached.add(one.to)
      }
      expect([...reached].sort()).toEqual(Object.keys(states).sort())
    })

    const steps = named.flatMap(([name, command]) => command.from.map((from) => [name, from] as const))

    test.each(steps)('[M4] %s leads on from %s, for those who may and with what it needs', (name, from) => {
      const command = commands[name]!
      const to = command.to ?? from
      const isClosed = states[to]!.closed === true
      const giver = desk.giverOf(command)
      const args = desk.argumentsFor(command)
      fc.assert(
        fc.property(fullBodyOf(definition), (body) => {
          const record = desk.standing(body, from)
          const done = desk.command(record, name, args, giver)
          const context = { actor: giver, at: desk.at, body: record.body }
          const refused = command.refuse?.(args, context) ?? null
          const { next } = done
          const said = {
            outcome: done.outcome,
            problem: done.problem,
            stands: next === record,
            state: next!.state,
            step: next!.body[field],
            issues: bodyIssues(definition, next!.body, { complete: false }),
          }
          expect(said).toEqual(
            refused
              ? { ...said, outcome: 'parked', problem: refused, stands: true }
              : { ...said, problem: undefined, step: to, state: isClosed ? 'closed' : 'live', issues: {} },
          )
          for (const need of command.needs ?? []) {
            const without = desk.command(record, name, { ...args, [need]: ' ' }, giver)
            expect([without.outcome, without.problem]).toEqual(['parked', 'argumentMissing'])
            expect(without.next).toBe(record)
          }
        }),
        { numRuns: 15 },
      )
    })

    test.each(named)(
      '[M4] %s is parked from any other state, and given again it does nothing',
      (name, command) => {
        const giver = desk.giverOf(command)
        for (const state of Object.keys(states).filter((one) => !command.from.includes(one))) {
          const record = desk.standing({}, state)
          const tried = desk.command(record, name, desk.argumentsFor(command), giver)
          expect(tried.next).toBe(record)
          expect(tried.problem).toBe(state === command.to ? undefined : 'wrongState')
          expect(tried.outcome).toBe(state === command.to ? 'noop' : 'parked')
        }
        const everybodyElse = desk.command(
          desk.standing({}, command.from[0]),
          name,
          {},
          { user: 'u_x', role: null },
        )
        expect([everybodyElse.outcome, everybodyElse.problem]).toEqual(['parked', 'notAllowed'])
      },
    )
  })
}
