package vn.phusa.programme.reporting;

/**
 * On which days figures are closed and reports are due, by the rule in force.
 *
 * @param firstDay day of the month with which a period begins, 15 by Decree 09/2019/NĐ-CP
 * @param lastDay day of the month with which it ends, the day before
 * @param unitReportDaysAfter days from the last day to a unit's report
 * @param summaryDaysAfter days from the last day to the focal point's summary
 * @param source the law it rests on
 */
public record ReportingRule(int firstDay, int lastDay, int unitReportDaysAfter, int summaryDaysAfter, String source) {
    public ReportingRule {
        if (lastDay < 1 || firstDay != lastDay + 1 || firstDay > 28) {
            throw new IllegalArgumentException("periods must join: they begin the day after the last one ended");
        }
        if (unitReportDaysAfter < 0 || summaryDaysAfter < unitReportDaysAfter) {
            throw new IllegalArgumentException("units report before the summary is due");
        }
    }
}
