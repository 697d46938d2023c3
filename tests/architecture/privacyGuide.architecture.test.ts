import { filesOf, importsOf, textOf } from './source'

/**
 * WeChat's table of interfaces that a mini-program may use only once its privacy guide declares them (用户隐私保护指引), by the entry that they
 * need. On a released version an interface whose entry is missing is switched off, which no run on one machine shows.
 */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  手机号: ['getPhoneNumber', 'getRealtimePhoneNumber'],
  选中的照片或视频信息: ['chooseMedia', 'chooseImage', 'chooseVideo'],
  选中的文件: ['chooseMessageFile'],
  '相册（仅写入）权限': ['saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum'],
  摄像头: ['createCameraContext', 'createVKSession', 'chooseMedia'],
  麦克风: ['startRecord', 'getRecorderManager', 'joinVoIPChat'],
  剪切板: ['getClipboardData', 'setClipboardData'],
  日历: ['addPhoneCalendar', 'addPhoneRepeatCalendar'],
  位置信息: ['getLocation', 'getFuzzyLocation', 'onLocationChange', 'startLocationUpdate', 'chooseLocation', 'choosePoi'],
  通讯录: ['chooseContact', 'addPhoneContact'],
  微信昵称头像: ['getUserInfo', 'getUserProfile', 'chooseAvatar'],
  通讯地址: ['chooseAddress'],
  发票信息: ['chooseInvoice', 'chooseInvoiceTitle'],
  微信运动: ['getWeRunData'],
  车牌号: ['chooseLicensePlate'],
  身份证号码: ['startFacialRecognitionVerify'],
  蓝牙: ['openBluetoothAdapter', 'createBLEPeripheralServer'],
  加速传感器: ['startAccelerometer', 'onAccelerometerChange'],
  磁场传感器: ['startCompass', 'onCompassChange'],
  方向传感器: ['startDeviceMotionListening', 'onDeviceMotionChange'],
  陀螺仪传感器: ['startGyroscope', 'onGyroscopeChange'],
}

/** What each page does with it, in the words of the row. A new use is a new line here and in the guide. */
const PURPOSES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  getPhoneNumber: { 'src/packages/account/person/register/PhoneField.tsx': '站点联系你' },
  chooseMedia: {
    'src/packages/account/person/register/RegistrationPage.tsx': '登记用的本人照片',
    'src/packages/merchant/owner/pictures/useOwnPictures.ts': '店里的照片',
    'src/packages/pass/compound/map/usePicture.ts': '小区楼栋图',
  },
  saveImageToPhotosAlbum: { 'src/packages/course/rider/share/ShareSheet.tsx': '把听课证、结业证书的图片存到相册' },
  getClipboardData: { 'src/packages/account/person/invitation/index.tsx': '粘贴邀请码' },
  setClipboardData: {
    'src/packages/course/rider/certificate/index.tsx': '复制证书链接和编号',
    'src/packages/course/rider/draw/index.tsx': '复制抽签的指纹、随机数、号码和网址',
    'src/packages/course/rider/show/Place.tsx': '复制学校地址',
    'src/packages/merchant/rider/shop/Head.tsx': '复制店铺地址',
    'src/packages/pass/compound/gates/sheets.tsx': '复制海报链接',
    'src/packages/merchant/owner/statement/Export.tsx': '复制结算单的下载链接',
    'src/packages/pass/compound/log/ExportSheet.tsx': '复制进出记录的下载链接',
    'src/packages/account/InviteSheet.tsx': '复制邀请码',
    'src/packages/pass/compound/readers/AddSheet.tsx': '复制人脸机的接口地址、编号和密钥',
  },
  addPhoneCalendar: { 'src/packages/course/rider/calendar/CalendarRow.tsx': '把上课时间写进手机日历' },
  getLocation: {
    'src/packages/course/rider/checkIn/index.tsx': '签到时比对在不在学校附近',
    'src/packages/course/rider/checkIn/useCheckIn.ts': '签到时比对在不在学校附近',
    'src/packages/merchant/here.ts': '找离你近的店',
  },
}

const sources = filesOf('src/*.ts', 'src/*.tsx')
const importers = new Map<string, string[]>()
for (const from of sources) {
  for (const { to, typeOnly } of importsOf(from)) if (!typeOnly) importers.set(to, [...(importers.get(to) ?? []), from])
}

/** Helpers that pages share: what is done with an interface is said by those that use them. */
const isShared = (path: string) => /^src\/(services|ui)\/|\/(addToPhone\.ts|CopyBlock\.tsx)$/.test(path)

/** The files of pages in which an interface ends up being used. */
function usersOf(name: string): string[] {
  const asked = new RegExp(`\\b(Taro|wx)\\.${name}\\b|openType: '${name}'|open-?[tT]ype="${name}"`)
  const reached = new Set(sources.filter((path) => asked.test(textOf(path))))
  for (const path of reached) if (isShared(path)) for (const user of importers.get(path) ?? []) reached.add(user)
  return [...reached].filter((path) => !isShared(path)).toSorted()
}

const used = [...new Set(Object.values(ENTRIES).flat())].filter((name) => usersOf(name).length > 0)
const guide = textOf('docs/deploy.md').split('用户隐私保护指引')[1]?.split('\n## ')[0] ?? ''
const rows = guide.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| entry') && !line.startsWith('| ---'))
const rowOf = (entry: string) => rows.find((row) => row.startsWith(`| ${entry} `)) ?? ''

test('album-not-declared-in-the-privacy-guide: every use of an interface that needs an entry is known, and no other', () => {
  const found = Object.fromEntries(used.map((name) => [name, usersOf(name)]))
  const known = Object.fromEntries(Object.entries(PURPOSES).map(([name, purposes]) => [name, Object.keys(purposes).toSorted()]))
  expect(found).toEqual(known)
})

test.each(used)('album-not-declared-in-the-privacy-guide: %s stands in the guide, with all that it is for', (name) => {
  for (const [entry, names] of Object.entries(ENTRIES)) {
    if (!names.includes(name)) continue
    const row = rowOf(entry)
    expect(row).toContain(`\`${name}\``)
    for (const purpose of Object.values(PURPOSES[name] ?? {})) expect(row).toContain(purpose)
  }
})

test('album-not-declared-in-the-privacy-guide: the guide declares nothing that is not used', () => {
  const declared = rows.flatMap((row) => Array.from(row.matchAll(/`(\w+)`/g), ([, name = '']) => name))
  expect([...new Set(declared)].toSorted()).toEqual(used.toSorted())
})
