export default definePageConfig({ navigationBarTitleText: '店里的优惠', enablePullDownRefresh: true })
