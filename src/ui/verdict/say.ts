import Taro from '@tarojs/taro'
import { spokenVerdicts } from '../../services/settings'
import lookAtScreen from './sounds/lookAtScreen.mp3'
import mayEnter from './sounds/mayEnter.mp3'
import mayNotEnter from './sounds/mayNotEnter.mp3'
import wait from './sounds/wait.mp3'

/** "可以进", "不能进", "请稍等", "请看屏幕", each after its own tone. Made by `config/verdictSounds.mts`; part of the code, as data URIs. */
const sounds = { mayEnter, mayNotEnter, wait, lookAtScreen }

export type Saying = keyof typeof sounds

const inBrowser = () => process.env.TARO_ENV === 'h5'

/** WeChat plays files alone. Written anew at each start, so that it is this version's. */
const files = new Map<Saying, string>()
function fileOf(saying: Saying): string {
  const path = files.get(saying) ?? `${Taro.env.USER_DATA_PATH}/say_${saying}.mp3`
  if (!files.has(saying)) Taro.getFileSystemManager().writeFileSync(path, sounds[saying].replace(/^.*,/, ''), 'base64')
  files.set(saying, path)
  return path
}

let player: Promise<Taro.InnerAudioContext> | null = null

async function createPlayer(): Promise<Taro.InnerAudioContext> {
  // Riders have their phones on silent, and their navigation goes on talking. A WeChat too old for this obeys the switch.
  if (!inBrowser()) await Taro.setInnerAudioOption({ obeyMuteSwitch: false, mixWithOther: true }).catch(() => undefined)
  const created = Taro.createInnerAudioContext()
  created.onError(() => {
    created.destroy()
    player = null
  })
  return created
}

async function play(saying: Saying): Promise<void> {
  player ??= createPlayer()
  const ready = await player
  ready.stop()
  ready.src = inBrowser() ? sounds[saying] : fileOf(saying)
  // A promise in the browser, which wants to be touched before it plays.
  await ready.play()
}

/** Says it, unless the person wants silence. Nobody waits for it, and a phone that can't has shown the verdict and let it be felt. */
export function say(saying: Saying): void {
  if (spokenVerdicts.get()) void play(saying).catch(() => undefined)
}
