/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** A small one becomes a data URI. */
declare module '*.mp3' {
  const url: string
  export default url
}

declare namespace NodeJS {
  interface ProcessEnv {
    /** What the running build is for; set by Taro. */
    TARO_ENV?: 'weapp' | 'h5'
    /** CloudBase environment of a production build. Empty or absent: local build, which talks to the emulator alone. */
    CLOUD_ENV_ID?: string
    /** Template of the subscription message "审核结果通知"; empty: none is offered. */
    MESSAGE_TEMPLATE_ID?: string
    /** Port of the emulator that a local weapp build calls on loopback. */
    EMULATOR_PORT?: string
  }
}
