import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { useShown } from './useShown'

const BRIGHTEST = 1

const ignore = () => undefined

/** A phone that refuses still shows the code: it is only harder to read in the sun. */
const setBrightness = (value: number) => Taro.setScreenBrightness({ value }).catch(ignore)
const keepOn = (keepScreenOn: boolean) => Taro.setKeepScreenOn({ keepScreenOn }).catch(ignore)

/** One after the other: else what is to be put back could be read after it was changed. */
let lastStep = Promise.resolve()
const inTurn = (step: () => Promise<void>) => {
  lastStep = lastStep.then(step)
}

/** Bright from now on; gives how to put it back. */
function brighten(): () => void {
  let before: number | undefined
  inTurn(async () => {
    before = (await Taro.getScreenBrightness().catch(ignore))?.value
    await Promise.all([setBrightness(BRIGHTEST), keepOn(true)])
  })
  return () =>
    inTurn(async () => {
      await Promise.all([before !== undefined && setBrightness(before), keepOn(false)])
    })
}

function useBrightOnPhone(isWanted: boolean) {
  const shown = useShown()
  useEffect(() => {
    if (!isWanted || !shown) return
    return brighten()
  }, [isWanted, shown])
}

/** The screen is as bright as it can be and stays on while a code is shown on it. A browser can't. */
export const useBrightScreen: (isWanted: boolean) => void = process.env.TARO_ENV === 'weapp' ? useBrightOnPhone : () => undefined
