export default definePageConfig({ navigationBarTitleText: '我的优惠', enablePullDownRefresh: true })
