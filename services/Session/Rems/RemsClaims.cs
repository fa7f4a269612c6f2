using Stillwater.Platform.Commands;
using Stillwater.Sessions.Rems.Enrolments;

namespace Stillwater.Sessions.Rems;

/// <summary>A withdrawn enrolment gives the patient's place back to a new one.</summary>
internal static class RemsClaims
{
    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        EnrolmentWithdrawn e => [Claim.Release(tenant, Enrolment.Claim, e.PatientId.ToString(), stream)],
        _ => [],
    };
}
