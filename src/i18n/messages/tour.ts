export const tour = {
  zh: {
    title: '认识网格行',
    short: '三张卡片：离线、送达、险情',
    step: '第 {n} 张，共 {of} 张',
    next: '下一张',
    skip: '跳过',
    done: '知道了',
    cards: {
      offline: {
        title: '没有网络，照样记',
        words: '地下室、山上都能用。写一个字存一个字，手机关了也在。有网时会自动送出，不用守着。',
      },
      truth: {
        title: '丢没丢，看这一行',
        words: '每一页上面都写着：几条只在本机，几条已送达。变绿才是服务器收到了。点它看每一条。',
      },
      emergency: {
        title: '有险情，先救人',
        words: '排查或探访时选到险情，马上出现撤离步骤和一键拨号：119、110、120、书记。没有网络也能打。',
      },
    },
  },
  en: {
    title: 'Getting to know Gridwalk',
    short: 'Three cards: offline, delivery, emergencies',
    step: 'Card {n} of {of}',
    next: 'Next',
    skip: 'Skip',
    done: 'Got it',
    cards: {
      offline: {
        title: 'No network? Go on recording',
        words:
          'It works in basements and on hills. Every word is stored as you write it and sent when there is a network.',
      },
      truth: {
        title: 'This line tells the truth',
        words:
          'On top of every screen: how much is only here, how much is delivered. Green means the server has it.',
      },
      emergency: {
        title: 'In danger, people first',
        words:
          'Choose a danger sign in a form and the steps appear at once, with one-tap calls: 119, 110, 120, secretary.',
      },
    },
  },
}
