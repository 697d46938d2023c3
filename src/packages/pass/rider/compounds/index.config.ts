export default definePageConfig({ navigationBarTitleText: '友好小区', enablePullDownRefresh: true })
