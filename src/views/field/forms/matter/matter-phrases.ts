import { type Label, label } from '#domain/label.ts'
import type { matterClasses } from '#domain/records/matter/matter-options.ts'

const words = (...pairs: readonly (readonly [string, string])[]): readonly Label[] =>
  pairs.map(([zh, en]) => label(zh, en))

/** What is reported most often in each class; one tap writes it (DOMAIN 2.4 B). */
export const matterPhrases: Readonly<Record<keyof typeof matterClasses, readonly Label[]>> = {
  PM: words(
    ['电梯故障', 'Lift out of order'],
    ['停车难', 'Parking'],
    ['保洁不到位', 'Poor cleaning'],
    ['收费问题', 'Fees'],
    ['公共部位要修', 'Common parts need repair'],
  ),
  IF: words(
    ['路灯不亮', 'Street light out'],
    ['井盖破损', 'Broken manhole cover'],
    ['路面破损', 'Broken road'],
    ['停水停电', 'No water or power'],
    ['下水道堵', 'Blocked drain'],
  ),
  EN: words(
    ['乱堆乱放', 'Things dumped'],
    ['垃圾没清', 'Rubbish not cleared'],
    ['小广告', 'Illegal posters'],
    ['私搭乱建', 'Illegal building'],
    ['噪声扰民', 'Noise'],
  ),
  EP: words(['扬尘', 'Dust'], ['污水', 'Foul water'], ['焚烧', 'Burning'], ['油烟异味', 'Fumes and smells']),
  SF: words(
    ['楼道堆物', 'Things piled in the stairwell'],
    ['电动车违规充电', 'E-bike charging indoors'],
    ['燃气隐患', 'Gas hazard'],
    ['用电隐患', 'Electrical hazard'],
    ['房屋开裂', 'Cracks in the house'],
    ['高空坠物', 'Falling objects'],
  ),
  SE: words(
    ['可疑情况', 'Something suspicious'],
    ['被盗', 'Theft'],
    ['疑似诈骗', 'Fraud suspected'],
    ['打架斗殴', 'Fighting'],
  ),
  DI: words(
    ['邻里纠纷', 'Neighbours'],
    ['家庭纠纷', 'Family'],
    ['物业纠纷', 'Property management'],
    ['劳资纠纷', 'Wages'],
    ['土地纠纷', 'Land'],
  ),
  LW: words(
    ['想申请低保救助', 'Wants to apply for assistance'],
    ['社保医保', 'Insurance'],
    ['找工作', 'Looking for work'],
    ['要人照料', 'Needs care'],
    ['开证明', 'Needs a certificate'],
  ),
  SU: [],
  CO: [],
  OT: [],
}
