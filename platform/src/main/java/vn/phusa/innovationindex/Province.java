package vn.phusa.innovationindex;

/**
 * A province as it was until 30 June 2025.
 *
 * @param region code of the socio-economic region
 * @param successor code of the province that it belongs to since 1 July 2025 (Nghị quyết 202/2025/QH15)
 */
public record Province(String code, String name, String region, String successor) {}
