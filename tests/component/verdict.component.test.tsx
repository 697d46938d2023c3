import { readdirSync, readFileSync, statSync } from 'node:fs'
import Taro from '@tarojs/taro'
import { act, render, screen } from '@testing-library/react'
import { learnTime } from '../../src/services/clock'
import { spokenVerdicts } from '../../src/services/settings'
import type { Saying } from '../../src/ui/verdict/say'
import { Verdict } from '../../src/ui/verdict/Verdict'

const written = jest.fn()
const played: string[] = []
/** WeChat's player: what it plays, and how it fails. */
const player = {
  src: '',
  stop: jest.fn(),
  destroy: jest.fn(),
  onError: (listener: () => void) => {
    player.fail = listener
  },
  fail: () => {},
  play: jest.fn((): void => void played.push(player.src)),
}
const settle = () => act(async () => undefined)

beforeEach(() => {
  jest.clearAllMocks()
  played.length = 0
  spokenVerdicts.set(true)
  jest.mocked(Taro.getFileSystemManager).mockReturnValue({ writeFileSync: written } as never)
  jest.mocked(Taro.createInnerAudioContext).mockReturnValue(player as never)
})

const yes = { tone: 'ok', about: '示例小区 · 西门', word: '可以进' } as const
const no = { tone: 'no', about: '示例小区 · 西门', word: '现在不能进' } as const

describe('a verdict', () => {
  test('is a word on the screen, and short in the hand for yes', () => {
    render(<Verdict {...yes} />)
    expect(screen.getByText('可以进')).toBeTruthy()
    expect(Taro.vibrateShort).toHaveBeenCalledTimes(1)
  })

  test('is felt once, however often its page is drawn', () => {
    const { rerender } = render(<Verdict {...no} />)
    rerender(<Verdict {...no} lead="走行人通道" />)
    expect(Taro.vibrateLong).toHaveBeenCalledTimes(1)
  })

  test('is announced anew when it is another one', () => {
    const { rerender } = render(<Verdict key="use_1" {...no} />)
    rerender(<Verdict key="use_2" {...no} />)
    expect(Taro.vibrateLong).toHaveBeenCalledTimes(2)
  })

  test('a phone that can not vibrate still shows it', async () => {
    jest.mocked(Taro.vibrateLong).mockRejectedValueOnce({ errMsg: 'vibrateLong:fail' })
    render(<Verdict {...no} />)
    expect(await screen.findByText('现在不能进')).toBeTruthy()
  })

  test('says when it was decided, and whom to call', () => {
    render(<Verdict {...no} at={new Date('2026-11-23T05:05:00Z')} footer="门岗 0512-0000 0000" />)
    expect(screen.getByText('13:05 核验')).toBeTruthy()
    expect(screen.getByText('门岗 0512-0000 0000')).toBeTruthy()
  })
})

describe('said aloud', () => {
  const said = async (saying?: Saying | null, tone: 'ok' | 'warn' | 'no' = 'ok') => {
    render(<Verdict {...yes} tone={tone} {...(saying !== undefined && { saying })} />)
    await settle()
    return played
  }
  const file = (name: Saying) => `wxfile://usr/say_${name}.mp3`

  test.each([
    ['ok', 'mayEnter'],
    ['warn', 'wait'],
    ['no', 'mayNotEnter'],
  ] as const)('%s is %s', async (tone, name) => expect(await said(undefined, tone)).toEqual([file(name)]))

  test('what the page says instead', async () => expect(await said('lookAtScreen')).toEqual([file('lookAtScreen')]))

  test('nothing, where nothing fits', async () => expect(await said(null)).toEqual([]))

  test('nothing, for a person who wants silence; the hand feels it all the same', async () => {
    spokenVerdicts.set(false)
    expect(await said()).toEqual([])
    expect(Taro.vibrateShort).toHaveBeenCalledTimes(1)
  })

  test('from a file that is written once', async () => {
    await said('wait')
    written.mockClear()
    expect(await said('wait')).toEqual([file('wait'), file('wait')])
    expect(written).not.toHaveBeenCalled()
  })

  test('by a new player, after the last one has failed', async () => {
    await said('wait')
    player.fail()
    expect(player.destroy).toHaveBeenCalledTimes(1)
    jest.mocked(Taro.createInnerAudioContext).mockClear()
    await said('wait')
    expect(Taro.createInnerAudioContext).toHaveBeenCalledTimes(1)
    expect(played).toHaveLength(2)
  })

  test('a phone that can not speak still shows it', async () => {
    player.play.mockImplementationOnce(() => {
      throw new Error('NotAllowedError')
    })
    expect(await said()).toEqual([])
    expect(screen.getByText('可以进')).toBeTruthy()
  })
})

describe('what a screenshot can not have', () => {
  test('a clock that goes in the server’s time, and today’s pattern', () => {
    jest.useFakeTimers({ now: new Date('2026-11-23T03:52:07Z') })
    learnTime('2026-11-23T03:42:07Z', Date.now(), Date.now())
    render(<Verdict {...yes} ticking pattern="今日花样：海棠 · 第 3 纹" />)
    expect(screen.getByText('11:42:07')).toBeTruthy()
    act(() => jest.advanceTimersByTime(2_000))
    expect(screen.getByText('11:42:09')).toBeTruthy()
    expect(screen.getByText('今日花样：海棠 · 第 3 纹')).toBeTruthy()
    jest.useRealTimers()
  })

  test('is only where it is asked for', () => {
    render(<Verdict {...yes} />)
    expect(screen.queryByText(/^\d\d:\d\d:\d\d$/)).toBeNull()
  })
})

describe('the recordings', () => {
  const folder = `${__dirname}/../../src/ui/verdict/sounds`
  const names = readdirSync(folder)
  /** A larger one would not become part of the code, but a file in the main package. */
  const INLINED_BYTES = 10 * 1024

  test('are all there', () => expect(names.sort()).toEqual(['lookAtScreen.mp3', 'mayEnter.mp3', 'mayNotEnter.mp3', 'wait.mp3']))

  test.each(names)('%s is small, and mono', (name) => {
    expect(statSync(`${folder}/${name}`).size).toBeLessThanOrEqual(INLINED_BYTES)
    const [first, second, , fourth] = readFileSync(`${folder}/${name}`)
    expect([first, (second ?? 0) & 0xe0]).toEqual([0xff, 0xe0])
    expect((fourth ?? 0) >> 6).toBe(3)
  })
})
