using Microsoft.EntityFrameworkCore;

namespace Stillwater.Partners.Clinics;

/// <summary>
/// The directory and the issuer's registrations; the tables are made by <c>Schema/*.sql</c>, never by this model.
/// </summary>
public sealed class PartnersContext(DbContextOptions<PartnersContext> options) : DbContext(options)
{
    public DbSet<Clinic> Clinics => Set<Clinic>();

    public DbSet<Practitioner> Practitioners => Set<Practitioner>();

    public DbSet<ClientAccess> ClientAccess => Set<ClientAccess>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseOpenIddict();
        modelBuilder.Entity<Clinic>(clinic =>
        {
            clinic.ToTable("clinic");
            clinic.Property(c => c.Id).HasColumnName("id");
            clinic.Property(c => c.Name).HasColumnName("name");
            clinic.Property(c => c.Sandbox).HasColumnName("sandbox");
            clinic.Property(c => c.TimeZone).HasColumnName("time_zone");
        });
        modelBuilder.Entity<Practitioner>(practitioner =>
        {
            practitioner.ToTable("practitioner");
            practitioner.Property(p => p.Id).HasColumnName("id");
            practitioner.Property(p => p.ClinicId).HasColumnName("clinic");
            practitioner.Property(p => p.Handle).HasColumnName("handle");
            practitioner.Property(p => p.Title).HasColumnName("title");
            practitioner.Property(p => p.Role).HasColumnName("role");
            practitioner.Property(p => p.Specialty).HasColumnName("specialty");
            practitioner.Property(p => p.Active).HasColumnName("active");
            practitioner.Property(p => p.ClosedName).HasColumnName("name");
        });
        modelBuilder.Entity<ClientAccess>(access =>
        {
            access.ToTable("client_access");
            access.HasKey(a => a.ClientId);
            access.Property(a => a.ClientId).HasColumnName("client_id");
            access.Property(a => a.Role).HasColumnName("role");
            access.Property(a => a.ClinicId).HasColumnName("clinic");
            access.Property(a => a.ActsForStaff).HasColumnName("acts_for_staff");
            access.Property(a => a.ActsForPatients).HasColumnName("acts_for_patients");
            access.Property(a => a.GrantedClinics).HasColumnName("granted_clinics");
        });
    }
}
