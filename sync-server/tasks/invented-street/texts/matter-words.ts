import type { Body } from '#domain/records/body.ts'

export interface MatterWords {
  readonly class: NonNullable<Body<'matter'>['class']>
  readonly brief: string
  readonly result: string
  /** Small enough to be put right on the spot. */
  readonly small?: boolean
}

/** What people ask for or point at, and how it ended. */
export const matterWords: readonly MatterWords[] = [
  { class: 'PM', brief: '三楼楼道灯不亮，晚上上下楼摸黑。', result: '换了灯泡，当场就亮了。', small: true },
  { class: 'PM', brief: '电梯里有异响，停的时候会顿一下。', result: '维保来调了门机，跑了一天没再响。' },
  { class: 'PM', brief: '物业说要涨停车费，没贴出账目。', result: '物业把收支贴到了公告栏，大家再议。' },
  { class: 'PM', brief: '单元门锁坏了，谁都能进。', result: '换了闭门器和锁舌。' },
  { class: 'PM', brief: '楼道一个礼拜没人扫。', result: '保洁换了人，当天扫干净了。', small: true },
  { class: 'IF', brief: '巷口井盖响，车一过咣当一声。', result: '垫了胶圈，不响了。' },
  { class: 'IF', brief: '路灯坏了两盏，接孩子看不清路。', result: '换了灯头，晚上去看过，亮了。' },
  { class: 'IF', brief: '自来水发黄，放一会儿才清。', result: '水务冲洗了管网，取样是好的。' },
  { class: 'IF', brief: '下水道返味，一下雨就往上冒。', result: '疏通了一段，换了地漏。' },
  { class: 'IF', brief: '网线垂下来，快够着头了。', result: '先绑高了，运营商第二天收走。', small: true },
  { class: 'EN', brief: '楼后堆了旧沙发，一个月没人管。', result: '找到人家，下午就拉走了。', small: true },
  { class: 'EN', brief: '墙上贴满小广告，门都贴花了。', result: '铲掉了，电话报给了城管。', small: true },
  { class: 'EN', brief: '烧烤摊的烟往楼上飘，窗户不敢开。', result: '装了净化器，换到了路对面。' },
  { class: 'EN', brief: '有人在绿化带里种菜，浇粪水味道大。', result: '讲通了，菜收完就恢复种草。' },
  { class: 'EN', brief: '半夜拉货的声音太大，老人睡不着。', result: '店家改到晚上八点前卸货。' },
  { class: 'EP', brief: '工地不洒水，窗台上一层灰。', result: '加了围挡喷淋，灰少了。' },
  { class: 'EP', brief: '河沟里水发黑，有股味。', result: '查到一处洗车水直排，已经接进管网。' },
  { class: 'EP', brief: '有人在地头烧稻草，烟进了村。', result: '当场浇灭了，讲了不能烧。', small: true },
  { class: 'SF', brief: '电动车推进楼道充电，飞着线。', result: '车推到棚里充了，线收走了。', small: true },
  { class: 'SF', brief: '消防通道停了两辆车，进不来人。', result: '打电话叫人挪开了。', small: true },
  { class: 'SF', brief: '外墙瓷砖往下掉，下面有人走。', result: '围了起来，敲掉了松的，等修。' },
  { class: 'SF', brief: '河边栏杆松了一段，孩子爱去那里玩。', result: '焊牢了，立了牌子。' },
  { class: 'SF', brief: '楼道里一股煤气味。', result: '燃气公司来查，接头拧紧了，味散了。' },
  { class: 'SF', brief: '空房里住进了几个人，拉了电线做饭。', result: '房东来了，人搬走，电掐了。' },
  {
    class: 'SE',
    brief: '这几天有人挨家敲门卖净水机，老人怕。',
    result: '告诉了片警，贴了提醒。',
    small: true,
  },
  { class: 'SE', brief: '停在楼下的电瓶被偷了。', result: '陪着去报了案，调了监控。' },
  {
    class: 'SE',
    brief: '老人接到说孙子出事要打钱的电话。',
    result: '当场给孙子打通了电话，钱没转。',
    small: true,
  },
  { class: 'DI', brief: '楼上漏水泡了楼下的天花板。', result: '两家说好各出一半，修好了。' },
  { class: 'DI', brief: '两家为门口一块地的界线吵。', result: '照老图量了，立了桩，两家签了字。' },
  { class: 'DI', brief: '店里三个月没发工钱。', result: '劳动监察来谈，分两次结清。' },
  { class: 'DI', brief: '养的狗夜里叫，邻居睡不好。', result: '狗晚上关到院里，两家握了手。', small: true },
  { class: 'DI', brief: '老人在谁家住，兄弟几个谈不拢。', result: '坐下来谈了两回，写了轮流的日子。' },
  { class: 'LW', brief: '老人要办高龄津贴，不会弄手机。', result: '当场帮着填好交了。', small: true },
  { class: 'LW', brief: '残疾证到期了，自己去不了。', result: '约了上门拍照，证办下来送到手里。' },
  { class: 'LW', brief: '家里出了病人，想问能不能申请临时救助。', result: '材料齐了，已经交到街道。' },
  {
    class: 'LW',
    brief: '孩子要转学过来，不知道要什么材料。',
    result: '把清单念了一遍，写在纸上给了她。',
    small: true,
  },
  { class: 'LW', brief: '行动不便，想装个扶手。', result: '民政那边排上了，装好试过了。' },
  { class: 'LW', brief: '想找份离家近的活，能接孩子。', result: '介绍到菜鸟驿站，已经上班。' },
  { class: 'SU', brief: '想在空地装几个晾衣杆。', result: '议过了，装在楼东头，不挡路。' },
  { class: 'SU', brief: '说公告栏字太小，老人看不清。', result: '改成大字了。', small: true },
  { class: 'CO', brief: '问外地医保在这边怎么报。', result: '帮着做了备案，手机上查得到了。', small: true },
  { class: 'CO', brief: '问老楼装电梯怎么申请。', result: '把流程讲了一遍，留了联系人。', small: true },
  { class: 'OT', brief: '捡到一把钥匙，挂着小黄鸭。', result: '发到群里，当天有人领走。', small: true },
]

/** Why a matter was not accepted. */
export const rejectedWords = ['不归街道管，已经告诉他打供电的电话。', '同一件事上礼拜有人报过，正在办。']

/** Why a matter hangs. */
export const suspendedWords = ['要等雨季过了才能开挖，先挂着，每月看一次。']
