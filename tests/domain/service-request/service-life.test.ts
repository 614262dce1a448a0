import { describe, expect, it } from 'vitest'
import { momentOf } from '#domain/local-date.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import { possibleCommands } from '#domain/record/possible-commands.ts'
import type { Body } from '#domain/records/body.ts'
import { registry } from '#domain/records/registry.ts'
import { type ServiceRequest, serviceLimit } from '#domain/records/service-request/service-limit.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { applyCommand } from '#domain/sync/apply-command.ts'

/** A Friday, ten in the morning. */
const asked = momentOf('2026-01-09', 600)
const hour = 3_600_000

const request = (body: Body<'serviceRequest'> = {}): ServiceRequest => ({
  id: 's_1',
  type: 'serviceRequest',
  scope: 'g:07/care',
  rev: 1,
  state: 'live',
  createdBy: 'u_li',
  createdAt: asked,
  updatedBy: 'u_li',
  updatedAt: asked,
  body: { need: 'meal', client: '王桂兰', status: 'submitted', ...body },
})
const definition = registry.serviceRequest as unknown as RecordDefinition
const plain = (one: { body: object }) => one as unknown as RecordVersion
const worker = { user: 'u_li', role: 'worker' } as const
const secretary = { user: 'u_chen', role: 'supervisor' } as const

describe('[4.6] the limits of a request', () => {
  it('normal: accepted within 1 working day, done within 7, which a weekend does not count in', () => {
    expect(serviceLimit(request())).toEqual({ step: 'accept', due: momentOf('2026-01-12', 1200) })
    expect(serviceLimit(request({ status: 'accepted' }))).toEqual({
      step: 'finish',
      due: momentOf('2026-01-20', 1200),
    })
  })

  it('urgent: accepted within 2 hours, begun within 24', () => {
    expect(serviceLimit(request({ urgent: true }))).toEqual({ step: 'accept', due: asked + 2 * hour })
    expect(serviceLimit(request({ urgent: true, status: 'assigned' }))).toEqual({
      step: 'start',
      due: asked + 24 * hour,
    })
  })

  it('papers and benefits are handed in within 3 working days', () => {
    expect(serviceLimit(request({ need: 'papers', status: 'accepted' }))).toEqual({
      step: 'handOver',
      due: momentOf('2026-01-14', 1200),
    })
  })

  it('asks for the rating when it is done, and for nothing when it has ended', () => {
    expect(serviceLimit(request({ status: 'done', doneAt: asked }))?.step).toBe('rate')
    for (const status of ['rated', 'rejected', 'cancelled'] as const)
      expect(serviceLimit(request({ status }))).toBeNull()
  })
})

describe('[4.6] the life of a request', () => {
  const step = (one: ServiceRequest, name: string, args: Record<string, string> = {}): ServiceRequest => {
    const done = applyCommand(definition, plain(one), name, args, { actor: worker, at: asked + hour })
    if ('problem' in done) throw new Error(done.problem)
    return { ...one, state: done.state, body: done.body as Body<'serviceRequest'> }
  }

  it('a worker runs an errand in three steps: takes it on, ends it, notes the rating', () => {
    const taken = step(request(), 'takeOn')
    expect(taken.body).toMatchObject({ status: 'serving', handler: 'worker', acceptedAt: asked + hour })
    const done = step(taken, 'finish', { result: '买好送到' })
    const rated = step(done, 'rate', { rating: '5', ratedBy: 'family' })
    expect([rated.state, rated.body.rating, rated.body.ratedBy]).toEqual(['closed', '5', 'family'])
  })

  it('done badly it is done again, and no longer in one go', () => {
    const again = step(step(request({ status: 'serving' }), 'finish', { result: '做了' }), 'redo', {
      note: '没做完',
    })
    expect(again.body).toMatchObject({ status: 'serving', onceDone: false, doneAt: null })
  })

  it('only the community accepts or refuses; whoever asked may cancel', () => {
    const names = (actor: typeof worker | typeof secretary) =>
      possibleCommands(definition, plain(request()), actor, asked).map(({ name }) => name)
    expect(names(worker)).toEqual(['takeOn', 'assign', 'cancel'])
    expect(names(secretary)).toEqual(['takeOn', 'accept', 'assign', 'reject', 'cancel'])
  })
})

describe('[4.6] who closes a finding', () => {
  const followUp = registry.careFollowUp as unknown as RecordDefinition
  const offered = (effect: string, actor: typeof worker | typeof secretary) =>
    possibleCommands(
      followUp,
      { ...plain(request()), type: 'careFollowUp', body: { effect, status: 'open' } },
      actor,
      asked,
    ).map(({ name }) => name)

  it('an emergency and an urgent one the community, an abnormal one the worker, too', () => {
    expect(offered('E', worker)).toEqual(['handle'])
    expect(offered('U1', worker)).toEqual(['handle'])
    expect(offered('U2', worker)).toEqual(['handle', 'close'])
    for (const effect of ['E', 'U1', 'U2']) expect(offered(effect, secretary)).toEqual(['handle', 'close'])
  })
})
