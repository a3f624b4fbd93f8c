package io.gadfly.kernel;

/// Who is started again together with a child that failed; the strategies of OTP's `supervisor`, whose
/// `simple_one_for_one` is a [DynamicSupervisor] here.
public enum Strategy {
    /// Nobody else.
    ONE_FOR_ONE,
    /// All its siblings.
    ONE_FOR_ALL,
    /// Those that were started after it.
    REST_FOR_ONE
}
