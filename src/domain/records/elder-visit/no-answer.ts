import { type Label, label } from '#domain/label.ts'
import type { CareLevel } from '#domain/records/elder/care-level.ts'

export interface NoAnswerStep extends Label {
  readonly n: number
  /** By when, in minutes by care level; null means the same day. */
  readonly within: Readonly<Record<CareLevel, number>> | null
  /** What the minutes count from. */
  readonly from: 'firstAttempt' | 'step4'
}

const each = (minutes: number): Record<CareLevel, number> => ({
  red: minutes,
  yellow: minutes,
  green: minutes,
})

/**
 * What to do when nobody answers, in order. Calling for help before reporting: 2022 opinion of ten ministries; the
 * rest of the order and all minutes are own design. It works offline: the steps are only dialled and stamped.
 */
export const noAnswerSteps: readonly NoAnswerStep[] = [
  {
    n: 1,
    zh: '10分钟内敲门或打电话3次,拨打老人电话',
    en: 'Knock or call three times over 10 minutes; phone the elder',
    within: each(10),
    from: 'firstAttempt',
  },
  {
    n: 2,
    zh: '逐个联系紧急联系人,再问邻居、楼栋长,问最后见到的时间',
    en: 'Phone emergency contacts one by one, then neighbour and building head; ask when last seen',
    within: each(30),
    from: 'firstAttempt',
  },
  {
    n: 3,
    zh: '有危险迹象:先打120(伤病)、110(破门、案件)、119(火、气),再报告',
    en: 'Any danger sign: call 120 (illness), 110 (crime, forced entry) or 119 (fire, gas) first, then report',
    within: each(0),
    from: 'firstAttempt',
  },
  {
    n: 4,
    zh: '仍联系不上:报社区值班人员',
    en: 'Still unknown: report to the community duty person',
    within: { red: 30, yellow: 120, green: 1440 },
    from: 'firstAttempt',
  },
  {
    n: 5,
    zh: '社区会同物业、邻居、钥匙保管人,需入户时请民警;两人在场,记录谁决定',
    en: 'Community with property, neighbour or key holder, police if entry is needed; two people present; record who decided',
    within: { red: 60, yellow: 240, green: 1440 },
    from: 'step4',
  },
  {
    n: 6,
    zh: '找到老人:补完探访;没找到:报警,告知家属和街道',
    en: 'Elder found: complete the visit; not found: police report, family and street informed',
    within: null,
    from: 'firstAttempt',
  },
]

/** Signs that mean: call for help first, then report. */
export const dangerSigns: Readonly<Record<string, Label>> = {
  gasSmell: label('有煤气味', 'Gas smell'),
  cryOrMoan: label('呼救或呻吟', 'Cry for help or moaning'),
  smoke: label('冒烟', 'Smoke'),
  lyingOnFloor: label('看见人倒在地上', 'Seen lying on the floor'),
  deviceAlarm: label('设备报警', 'Device alarm'),
  worriedNeighbour: label('报纸牛奶堆积、邻居担心', 'Papers or milk piling up and a worried neighbour'),
}

/** What came of one attempt. */
export const attemptResults: Readonly<Record<string, Label>> = {
  no_answer: label('没人应', 'No answer'),
  closed_door: label('门锁着', 'Door locked'),
  refused: label('拒访', 'Declined'),
  wrong_number: label('号码不对', 'Wrong number'),
  other: label('其他', 'Other'),
}
