import type { ApiTable } from './api'

/** The device: vibration, brightness, clipboard, telephone, map, calendar. Tests check calls with `phone.wxCalls('vibrateShort')`. */
export function deviceApis(): ApiTable {
  let brightness = 0.5
  let clipboard = ''
  return {
    async: {
      vibrateShort: () => {},
      vibrateLong: () => {},
      makePhoneCall: () => {},
      openLocation: () => {},
      addPhoneCalendar: () => {},
      setKeepScreenOn: () => {},
      setVisualEffectOnCapture: () => {},
      hideKeyboard: () => {},
      setScreenBrightness: ({ value }: { value: number }) => {
        brightness = value
      },
      getScreenBrightness: () => ({ value: brightness }),
      setClipboardData: ({ data }: { data: string }) => {
        clipboard = data
      },
      getClipboardData: () => ({ data: clipboard }),
    },
    sync: { onUserCaptureScreen: () => {}, offUserCaptureScreen: () => {} },
  }
}
