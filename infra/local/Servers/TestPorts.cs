namespace Stillwater.Local.Servers;

/// <summary>Ports apart from the platform's own, free when chosen: a test run never meets a running platform.</summary>
public static class TestPorts
{
    public static ServerPorts Choose()
    {
        var start = PortCheck.FreeBase(20_000, 31_000, 10, [0, 1, 2, 3, 4]);
        return new ServerPorts(Postgres: start + 4, Broker: start, BrokerManagement: start + 2);
    }
}
