import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#domain/json.ts'
import { momentOf } from '#domain/local-date.ts'
import { after, CaseStory, day, findings, plan } from './cases.ts'

/** As far as the work is done: everything but the proof. */
function atAcceptance(more = {}): CaseStory {
  return new CaseStory({ ...findings, ...after, ...plan, workDoneOn: '2026-04-20', ...more }, 'accepting')
}

const sound = { agency: '鉴定所', date: '2026-04-25', grade: 'B' }

describe('a hazard case (DOMAIN 3.5)', () => {
  it('goes from found to struck off, red: control first, expert, appraisal, plan, work, two people', () => {
    const story = new CaseStory(findings)
    expect(story.step('control', { management: ['stopUse', 'evacuate'] }, 'wang', 'worker')).toBeNull()
    expect(story.step('arrive')).toBeNull()
    expect(story.step('confirm', { note: '裂缝贯通' })).toBeNull()
    expect(story.step('orderAppraisal')).toBeNull()
    expect(story.step('report', { ...sound, date: '2026-03-09', grade: 'C' })).toBeNull()
    expect(story.write(plan)).toBeNull()
    expect(story.step('plan')).toBeNull()
    expect(story.step('start', {}, 'wang', 'worker')).toBeNull()
    expect(story.step('finish', { workDoneOn: '2026-04-20' }, 'wang', 'worker')).toBeNull()
    expect(story.write(after)).toBeNull()
    expect(story.step('reportAfter', sound)).toBeNull()
    expect(story.step('sign', { evidence: 'appraisal' })).toBeNull()
    expect(story.step('close', {}, 'zhang', 'supervisor')).toBeNull()
    expect([story.status, story.record.state]).toEqual(['closed', 'closed'])
    const steps = (story.record.body.log as { step: string }[]).map(({ step }) => step)
    expect(steps).toEqual([
      'control',
      'arrive',
      'confirm',
      'orderAppraisal',
      'report',
      'plan',
      'start',
      'finish',
      'report',
      'sign',
      'close',
    ])
  })

  it('is controlled before it is verified only when it is red', () => {
    expect(new CaseStory({ colour: 'orange' }).step('control', { management: ['stopUse'] })).toBe('redFirst')
    expect(new CaseStory({ colour: 'orange' }).offered()).not.toContain('control')
    expect(new CaseStory().offered('wang', 'worker')).toContain('control')
  })

  it('is verified by nobody who reported it, be it by a later inspection', () => {
    const story = new CaseStory({ reporters: ['wang', 'li'] }, 'verifying')
    expect(story.step('confirm', { note: '属实' })).toBe('ownReport')
    expect(story.step('confirm', { note: '属实' }, 'zhao')).toBeNull()
    expect(new CaseStory({}, 'verifying').step('confirm', { note: 'x' }, 'wang')).toBe('notAllowed')
  })

  it('is found to be no hazard only with a photo and a reason', () => {
    const story = new CaseStory({}, 'verifying')
    expect(story.step('dismiss', { reason: '装饰层空鼓' })).toBe('expertPhotoNeeded')
    story.write({ expertPhotos: [{ sha256: 'a'.repeat(64) }] })
    expect(story.step('dismiss')).toBe('argumentMissing')
    expect(story.step('dismiss', { reason: '装饰层空鼓' })).toBeNull()
    expect(story.record.state).toBe('closed')
  })

  it('is not planned without an appraisal when a finding is severe, and never without a whole plan', () => {
    const severe = new CaseStory({ ...findings, ...plan, colour: 'orange' }, 'controlled')
    expect(severe.step('plan')).toBe('appraisalNeeded')
    const simple = new CaseStory({ ...plan, colour: 'orange' }, 'controlled')
    expect(simple.step('plan')).toBeNull()
    expect(new CaseStory({ ...plan, planDue: null, colour: 'orange' }, 'controlled').step('plan')).toBe(
      'planIncomplete',
    )
  })

  it('leads to monitoring and not to work when only management measures are chosen', () => {
    const story = new CaseStory({ management: ['stopUse'] }, 'planned')
    expect(story.step('start')).toBe('measureNeeded')
    expect(story.step('monitor')).toBeNull()
    expect(story.status).toBe('monitoring')
    expect(story.step('start')).toBe('measureNeeded')
    story.write({ enforcement: ['demolishAll'] })
    expect(story.step('start')).toBeNull()
  })

  it('[M3] takes a better colour only from the expert’s verdict, a worse one at once', () => {
    const story = new CaseStory({ colour: 'orange' }, 'verifying')
    expect(story.write({ colour: 'yellow' })).toBe('conflict')
    expect(story.record.body.colour).toBe('orange')
    expect(story.write({ colour: 'red' })).toBeNull()
    expect(story.step('confirm', { note: '局部', colour: 'yellow' })).toBeNull()
    expect(story.record.body.colour).toBe('yellow')
  })
})

describe('closing a case (close_requires)', () => {
  it('takes two people, neither of them a reporter', () => {
    const story = atAcceptance({ appraisals: [sound] })
    expect(story.step('close', {}, 'zhang', 'supervisor')).toBe('secondPerson')
    expect(story.step('sign', { evidence: 'appraisal' }, 'wang', 'worker')).toBe('notAllowed')
    expect(story.step('sign', { evidence: 'appraisal' }, 'chen', 'worker')).toBeNull()
    expect(story.step('close', {}, 'wang', 'inspector')).toBe('notAllowed')
    expect(story.step('close')).toBeNull()
  })

  it('is refused to the one who signed, and to a grid worker', () => {
    const story = atAcceptance({ appraisals: [sound] })
    expect(story.step('sign', { evidence: 'appraisal' })).toBeNull()
    expect(story.step('close')).toBe('secondPerson')
    expect(story.step('close', {}, 'chen', 'worker')).toBe('notAllowed')
    expect(story.offered('zhang', 'supervisor')).toContain('close')
  })

  it('is refused to someone who reported the house again meanwhile', () => {
    const story = atAcceptance({ appraisals: [sound], reporters: ['wang', 'li'] })
    expect(story.step('sign', { evidence: 'appraisal' })).toBe('ownReport')
  })

  it.each([
    ['no works, management alone', { engineering: null }, 'measureNeeded'],
    ['a photo from after missing', { photosAfter: [] }, 'photosNeeded'],
    ['a photo from before missing', { photosBefore: [] }, 'photosNeeded'],
    [
      'an appraisal from before the work',
      { appraisals: [{ ...sound, date: '2026-04-19' }] },
      'evidenceNeeded',
    ],
    ['an appraisal C', { appraisals: [sound, { ...sound, grade: 'C' }] }, 'evidenceNeeded'],
    ['no appraisal', { appraisals: [] }, 'evidenceNeeded'],
  ])('is refused with %s', (_, more, problem) => {
    const story = atAcceptance({ appraisals: [sound], ...more })
    expect(story.step('sign', { evidence: 'appraisal' })).toBe(problem)
    const signed = atAcceptance({ appraisals: [sound], ...more, evidence: 'appraisal', signedBy: 'chen' })
    expect(signed.step('close')).toBe(problem)
  })

  it('accepts a reason instead of a photo from before, and asks none of an emergency', () => {
    const rows = [
      { item: 'ms_diagonal_crack', effect: 'S', noBefore: 'unsafe' },
      { item: 'em_noise_debris', effect: 'S' },
    ]
    const photosAfter = rows.map(({ item }, n) => ({ sha256: String(n).repeat(64), about: item }))
    const story = atAcceptance({ findings: rows, photosBefore: null, photosAfter, appraisals: [sound] })
    expect(story.step('sign', { evidence: 'appraisal' })).toBeNull()
  })

  it('accepts a demolition by its photo and the owner’s statement, without photos from after', () => {
    const gone = { photosAfter: null, demolitionPhotos: [{ sha256: 'd'.repeat(64) }] }
    expect(atAcceptance(gone).step('sign', { evidence: 'demolition' })).toBe('evidenceNeeded')
    const told = atAcceptance({ ...gone, ownerStatement: '已自行拆除' })
    expect(told.step('sign', { evidence: 'demolition' })).toBeNull()
  })

  it('accepts a re-inspection that is named', () => {
    expect(atAcceptance().step('sign', { evidence: 'recheck' })).toBe('evidenceNeeded')
    expect(atAcceptance({ recheck: 'r_again' }).step('sign', { evidence: 'recheck' })).toBeNull()
  })

  it('needs no work where the appraisal found the house sound', () => {
    const story = new CaseStory({ ...findings, ...after }, 'appraising')
    expect(story.step('sound')).toBe('appraisalNeeded')
    expect(story.step('report', { ...sound, date: '2026-03-10' })).toBeNull()
    expect(story.step('sound')).toBeNull()
    expect(story.step('sign', { evidence: 'appraisal' })).toBeNull()
    expect(story.step('close', {}, 'zhang', 'supervisor')).toBeNull()
  })

  it('loses its signature when the acceptance fails, and its work counts anew', () => {
    const story = atAcceptance({ appraisals: [sound] })
    story.step('sign', { evidence: 'appraisal' })
    expect(story.step('fail', { reason: '裂缝还在' })).toBeNull()
    expect(story.record.body).toMatchObject({ signedBy: null, workDoneOn: null, status: 'rectifying' })
  })

  it('is undone by opening again, after which the one who did is a reporter', () => {
    const story = atAcceptance({ appraisals: [sound] })
    story.step('sign', { evidence: 'appraisal' }, 'chen', 'worker')
    story.step('close')
    story.at += 40 * day
    expect(story.step('reopen', { reason: '又裂了' }, 'chen', 'worker')).toBeNull()
    expect(story.record.body).toMatchObject({ status: 'found', foundAt: story.at, evidence: null })
    expect(story.record.body.reporters).toEqual(['wang', 'chen'])
    expect(story.record.state).toBe('live')
  })
})

describe('a case that was opened again', () => {
  /** Closed on its proof, opened again forty days later and worked through anew, as far as `status`. */
  function reopened(status: string, more: JsonObject = {}): CaseStory {
    const story = atAcceptance({ ...more, evidence: 'appraisal', appraisals: [sound], signedBy: 'chen' })
    story.step('close')
    story.at = momentOf('2026-06-01', 600)
    expect(story.step('reopen', { reason: '又裂了' }, 'chen', 'worker')).toBeNull()
    story.record = { ...story.record, body: { ...story.record.body, status, planDue: '2026-07-20' } }
    return story
  }
  const retaken = (at: string, name: string) =>
    (after.photosAfter as { about: string }[]).map(({ about }, n) => ({
      sha256: `${name}${n}`.repeat(32),
      about,
      takenAt: momentOf(at),
    }))
  const again = { ...sound, date: '2026-07-22' }

  it('wants photos from after of its own (close_requires)', () => {
    const story = reopened('rectifying')
    story.step('finish', { workDoneOn: '2026-07-20' })
    story.step('reportAfter', again)
    expect(story.step('sign', { evidence: 'appraisal' })).toBe('photosNeeded')
    story.write({ photosAfter: [...(after.photosAfter as []), ...retaken('2026-05-30', 'a')] })
    expect(story.step('sign', { evidence: 'appraisal' })).toBe('photosNeeded')
    story.write({ photosAfter: [...(story.record.body.photosAfter as []), ...retaken('2026-07-21', 'b')] })
    expect(story.step('sign', { evidence: 'appraisal' })).toBeNull()
  })

  it('is not closed by the demolition of before, nor by what the owner said then', () => {
    const gone = { sha256: 'd'.repeat(64), takenAt: momentOf('2026-04-20') }
    const story = reopened('accepting', { demolitionPhotos: [gone], ownerStatement: '已自行拆除' })
    expect(story.step('sign', { evidence: 'demolition' })).toBe('evidenceNeeded')
    story.write({ ownerStatement: '新楼也拆了' })
    expect(story.step('sign', { evidence: 'demolition' })).toBe('evidenceNeeded')
    const now = { sha256: 'e'.repeat(64), takenAt: momentOf('2026-07-01') }
    story.write({ demolitionPhotos: [gone, now] })
    expect(story.step('sign', { evidence: 'demolition' })).toBeNull()
    expect(reopened('accepting', { ownerStatement: '已自行拆除' }).record.body.ownerStatement).toBeNull()
  })

  it('is neither planned nor found sound on the appraisal of before', () => {
    expect(reopened('controlled').step('plan')).toBe('appraisalNeeded')
    const story = reopened('appraising')
    expect([story.step('plan'), story.step('sound')]).toEqual(['appraisalNeeded', 'appraisalNeeded'])
    expect(story.step('report', { ...sound, date: '2026-06-03' })).toBeNull()
    expect(story.step('sound')).toBeNull()
  })

  it('is not closed on the appraisal of before, whatever day the work is said to have been done', () => {
    const story = reopened('rectifying')
    story.step('finish', { workDoneOn: '2026-04-20' })
    story.write({ photosAfter: [...(after.photosAfter as []), ...retaken('2026-07-21', 'b')] })
    expect(story.step('sign', { evidence: 'appraisal' })).toBe('evidenceNeeded')
    story.step('reportAfter', again)
    expect(story.step('sign', { evidence: 'appraisal' })).toBeNull()
  })
})
