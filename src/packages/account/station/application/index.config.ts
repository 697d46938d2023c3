export default definePageConfig({ navigationBarTitleText: '小哥资料', enablePullDownRefresh: true })
