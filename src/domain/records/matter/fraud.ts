import { label } from '../../label.ts'

/** What a home tells of fraud (DOMAIN 1.2, 17). */
export const fraudKinds = {
  suspiciousCall: label('可疑电话', 'Suspicious call'),
  transferred: label('已转账', 'Money was sent'),
}

export type FraudKind = keyof typeof fraudKinds

/** Whom to call: the police's anti-fraud line, and the police. */
export const fraudCalls = {
  '96110': label('96110 反诈', '96110 anti-fraud'),
  '110': label('110 报警', '110 police'),
}

/** How urgent an alert is: money on its way can still be stopped, so it is told at once. Own design. */
export const fraudLevel = (kind: FraudKind): 'L1' | 'L4' => (kind === 'transferred' ? 'L4' : 'L1')

/** What was heard, in the words of a report that a worker may add to. Own design. */
export const fraudBriefs = {
  suspiciousCall: label('接到可疑电话，没有转账。', 'A suspicious call; no money was sent.'),
  transferred: label('遇到诈骗，钱已经转出去了。', 'Fraud; money was already sent.'),
}
