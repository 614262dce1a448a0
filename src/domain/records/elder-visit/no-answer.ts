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

/** The steps by number, in few words: a record keeps which one was done and when. */
export const ladderSteps = {
  '1': label('第1步：敲门三次，打老人电话', 'Step 1: knocked three times, phoned'),
  '2': label('第2步：联系紧急联系人、邻居', 'Step 2: asked contacts and neighbours'),
  '3': label('第3步：有危险，先打救援电话', 'Step 3: danger, called for help first'),
  '4': label('第4步：报社区值班', 'Step 4: reported to community duty'),
  '5': label('第5步：社区会同上门', 'Step 5: went in with the community'),
  '6': label('第6步：有了结果', 'Step 6: outcome known'),
  call: label('拨打电话', 'Phoned'),
}

export type LadderStep = '1' | '2' | '3' | '4' | '5' | '6'

/** How a no-answer case ends: found is followed by a visit, not found by the police, the family and the street. */
export const ladderEnds = {
  found: label('找到了，平安', 'Found, safe'),
  found_hurt: label('找到了，要救治', 'Found, needs treatment'),
  elsewhere: label('联系上了，人在外面', 'Reached, is elsewhere'),
  not_found: label('没找到，已报警', 'Not found, police told'),
}

/** How an attempt was made. */
export const attemptModes = {
  knock: label('敲门', 'Knocked'),
  phone: label('打电话', 'Phoned'),
  video: label('视频', 'Video call'),
}

/** Signs that mean: call for help first, then report. */
export const dangerSigns = {
  gasSmell: label('有煤气味', 'Gas smell'),
  cryOrMoan: label('呼救或呻吟', 'Cry for help or moaning'),
  smoke: label('冒烟', 'Smoke'),
  lyingOnFloor: label('看见人倒在地上', 'Seen lying on the floor'),
  deviceAlarm: label('设备报警', 'Device alarm'),
  worriedNeighbour: label('报纸牛奶堆积、邻居担心', 'Papers or milk piling up and a worried neighbour'),
}

/** What came of one attempt. */
export const attemptResults = {
  no_answer: label('没人应', 'No answer'),
  closed_door: label('门锁着', 'Door locked'),
  refused: label('拒访', 'Declined'),
  wrong_number: label('号码不对', 'Wrong number'),
  other: label('其他', 'Other'),
}

/** Knocks and calls within ten minutes that the first step asks for. */
export const attemptsAsked = 3
